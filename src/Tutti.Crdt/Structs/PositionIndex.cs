using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <summary>
/// Finds the item at a place of a sequence, and the place of an item, without walking the sequence: items lie in leaves
/// of some hundred, the units of the leaves are summed in a Fenwick tree (Fenwick 1994).
/// </summary>
internal sealed partial class PositionIndex
{
    private const int LeafSize = 96;

    private readonly ItemStore _store;

    // By leaf number, from 1: its first item, how many items, how many units, its place in the order, its formats.
    private readonly List<Leaf> _leaves = [default];
    private readonly List<int> _order = [];
    private int[] _sums = [0];
    private int _highestStep;

    public PositionIndex(ItemStore store, TypeNode type)
    {
        _store = store;
        var leaf = NewLeaf(0);
        for (var handle = type.First; handle != 0; handle = store[handle].Right)
        {
            if (_leaves[leaf].Count == LeafSize / 2) leaf = NewLeaf(_order.Count);
            Take(leaf, handle);
        }

        SumUp();
    }

    /// <summary>The item a unit lies in, and how far behind its beginning.</summary>
    public (int Handle, int Offset) Find(int unit)
    {
        var at = 0;
        for (var step = _highestStep; step > 0; step >>= 1)
        {
            var next = at + step;
            if (next >= _sums.Length || _sums[next] > unit) continue;
            at = next;
            unit -= _sums[next];
        }

        for (var handle = _leaves[_order[at]].First; ; handle = _store[handle].Right)
        {
            var units = _store[handle].Units;
            if (unit < units) return (handle, unit);
            unit -= units;
        }
    }

    /// <summary>How many units are before an item.</summary>
    public int IndexOf(int handle)
    {
        ref var leaf = ref LeafOf(handle);
        var units = 0;
        for (var place = leaf.Place; place > 0; place -= place & -place) units += _sums[place];
        for (var other = leaf.First; other != handle; other = _store[other].Right) units += _store[other].Units;
        return units;
    }

    /// <summary>The last item of the sequence, deleted or not; 0 for an empty one.</summary>
    public int Last()
    {
        for (var place = _order.Count - 1; place >= 0; place--)
        {
            var last = _leaves[_order[place]].First;
            if (last == 0) continue;
            while (_store[last].Right != 0) last = _store[last].Right;
            return last;
        }

        return 0;
    }

    /// <summary>An item was linked.</summary>
    public void Insert(int handle)
    {
        ref var item = ref _store[handle];
        item.Leaf = item.Left != 0 ? _store[item.Left].Leaf : _order[0];
        ref var leaf = ref LeafOf(handle);
        if (item.Left == 0) leaf.First = handle;
        leaf.Count++;
        if (item.Kind == ContentKind.Format) leaf.Formats = null;
        Resize(handle, item.Units);
        if (leaf.Count > LeafSize) SplitLeaf(item.Leaf);
    }

    /// <summary>An item takes up more or fewer units.</summary>
    public void Resize(int handle, int units)
    {
        if (units == 0) return;
        ref var leaf = ref LeafOf(handle);
        leaf.Units += units;
        for (var place = leaf.Place + 1; place < _sums.Length; place += place & -place)
            _sums[place] += units;
    }

    /// <summary>An item was cut in two.</summary>
    public void Split(int left, int right)
    {
        _store[right].Leaf = _store[left].Leaf;
        ref var leaf = ref LeafOf(left);
        if (++leaf.Count > LeafSize) SplitLeaf(_store[left].Leaf);
    }

    /// <summary>An item is about to take up the one behind it.</summary>
    public void Merge(int left, int right)
    {
        ref var leaf = ref LeafOf(right);
        leaf.Count--;
        // What is joined may have been formats, and their handles are used again.
        leaf.Formats = null;
        if (_store[left].Leaf == _store[right].Leaf) return;
        // The leaf began with the item that goes.
        leaf.First = leaf.Count == 0 ? 0 : _store[right].Right;
        var units = _store[right].Units;
        Resize(right, -units);
        Resize(left, units);
    }

    private int NewLeaf(int place)
    {
        _leaves.Add(new Leaf { Place = place });
        _order.Insert(place, _leaves.Count - 1);
        return _leaves.Count - 1;
    }

    private void Take(int number, int handle)
    {
        _store[handle].Leaf = number;
        ref var leaf = ref LeafOf(handle);
        if (leaf.Count++ == 0) leaf.First = handle;
        leaf.Formats = null;
        leaf.Units += _store[handle].Units;
    }

    private ref Leaf LeafOf(int handle) => ref CollectionsMarshal.AsSpan(_leaves)[_store[handle].Leaf];

    private void SplitLeaf(int number)
    {
        var (handle, moved) = (_leaves[number].First, _leaves[number].Count - (LeafSize / 2));
        _leaves[number] = new Leaf { Place = _leaves[number].Place };
        for (var i = 0; i < LeafSize / 2; i++)
        {
            Take(number, handle);
            handle = _store[handle].Right;
        }

        var added = NewLeaf(_leaves[number].Place + 1);
        for (; moved > 0; moved--)
        {
            Take(added, handle);
            handle = _store[handle].Right;
        }

        SumUp();
    }

    // A leaf splits once in some fifty insertions: that is when the places and sums are written anew.
    private void SumUp()
    {
        _sums = new int[_order.Count + 1];
        for (var place = 0; place < _order.Count; place++)
        {
            ref var leaf = ref CollectionsMarshal.AsSpan(_leaves)[_order[place]];
            leaf.Place = place;
            _sums[place + 1] = leaf.Units;
        }

        for (var place = 1; place < _sums.Length; place++)
        {
            var above = place + (place & -place);
            if (above < _sums.Length) _sums[above] += _sums[place];
        }

        _highestStep = 1;
        while (_highestStep * 2 < _sums.Length) _highestStep *= 2;
    }

    private struct Leaf
    {
        public int First;
        public int Count;
        public int Units;
        public int Place;
        public int[]? Formats;
    }
}
