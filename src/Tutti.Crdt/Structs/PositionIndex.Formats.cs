using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <content>Formats, of which a text that is formatted at all has few beside its other items.</content>
internal sealed partial class PositionIndex
{
    /// <summary>The formats from the beginning up to an item, which may be one itself. Other items are not looked at.</summary>
    public IEnumerable<int> FormatsUpTo(int last)
    {
        var lastPlace = LeafOf(last).Place;
        for (var place = 0; place < lastPlace; place++)
        {
            foreach (var format in FormatsOf(_order[place]))
            {
                if (IsFormat(format)) yield return format;
            }
        }

        for (var handle = _leaves[_order[lastPlace]].First; ; handle = _store[handle].Right)
        {
            if (IsFormat(handle)) yield return handle;
            if (handle == last) yield break;
        }
    }

    private bool IsFormat(int handle) => _store[handle].Kind == ContentKind.Format && _store[handle].IsLive;

    // Found when first asked for, and again when formats came or items went.
    private int[] FormatsOf(int number)
    {
        ref var leaf = ref CollectionsMarshal.AsSpan(_leaves)[number];
        if (leaf.Formats is not null) return leaf.Formats;
        var found = new List<int>();
        for (var (handle, left) = (leaf.First, leaf.Count); left > 0; left--)
        {
            if (IsFormat(handle)) found.Add(handle);
            handle = _store[handle].Right;
        }

        return leaf.Formats = [.. found];
    }
}
