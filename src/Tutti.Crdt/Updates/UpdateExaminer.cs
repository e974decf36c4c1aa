using System.Runtime.InteropServices;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>
/// One pass over an update: every byte is checked, and what the structs lean on is collected. A need that the
/// document or the section being read does not meet waits until the end, since another section may meet it.
/// </summary>
internal sealed class UpdateExaminer
{
    private const int MostKept = 4096;

    private List<ClockRange> _sections = [];
    private List<ClockRange> _newStructs = [];
    private Dictionary<ulong, long> _needs = [];
    private List<Lean> _leans = [];
    private bool _complete;

    public UpdateFacts Examine(KnownState known, ReadOnlySpan<byte> update, WorkBudget budget)
    {
        Reset();
        var reader = new BlockReader(update, budget);
        ReadStructs(known, ref reader);
        var hasNewDeletes = ReadDeletes(known, update[reader.Position..], out var hasDeletes);
        if (_needs.Count > 0) MeetNeeds();
        return new UpdateFacts(CollectionsMarshal.AsSpan(_newStructs), reader.Structs, reader.Position)
        {
            HasDeletes = hasDeletes,
            HasNewDeletes = hasNewDeletes,
            IsComplete = _complete,
        };
    }

    private void ReadStructs(KnownState known, ref BlockReader reader)
    {
        var block = default(Block);
        var client = 0UL;
        var isOpen = false;
        long firstNew = 0, reached = 0;
        while (reader.Next(ref block))
        {
            if (!isOpen || block.Client != client)
            {
                if (isOpen) EndSection(client, firstNew, reached);
                isOpen = true;
                client = block.Client;
                firstNew = reached = known.Structs[client];
            }

            if (block.Kind == ContentKind.Skip) continue;
            if (block.NextClock <= reached) continue;
            if (block.Clock > reached) _complete = false;
            reached = block.NextClock;
            if (block.IsItem) CollectNeeds(known, in block);
        }

        if (isOpen) EndSection(client, firstNew, reached);
    }

    private void EndSection(ulong client, long firstNew, long reached)
    {
        _sections.Add(new ClockRange(client, firstNew, reached));
        if (reached > firstNew) _newStructs.Add(new ClockRange(client, firstNew, reached));
    }

    private void CollectNeeds(KnownState known, in Block block)
    {
        if (block.HasOrigin) Need(known, in block, block.Origin);
        if (block.HasRightOrigin) Need(known, in block, block.RightOrigin);
        if (block.NamesParent && !block.ParentIsRoot) Need(known, in block, block.ParentId);
    }

    // An earlier clock of the item's own client is there whenever the item's section has no gap.
    private void Need(KnownState known, in Block block, ItemId id)
    {
        if (id.Client == block.Client || known.Structs.Contains(id.Client, id.Clock)) return;
        _leans.Add(new Lean(block.Client, block.Clock, id.Client, id.Clock));
        Need(id.Client, id.Clock + 1);
    }

    private void Need(ulong client, long end)
    {
        ref var furthest = ref CollectionsMarshal.GetValueRefOrAddDefault(_needs, client, out _);
        furthest = Math.Max(furthest, end);
    }

    private bool ReadDeletes(KnownState known, ReadOnlySpan<byte> bytes, out bool any)
    {
        var isNew = any = false;
        var reader = new DeleteSetReader(bytes);
        while (reader.Next(out var range))
        {
            any = true;
            if (known.Deletes.Contains(range.Client, range.Start, range.End - range.Start)) continue;
            isNew = true;
            if (range.End > known.Structs[range.Client]) Need(range.Client, range.End);
        }

        reader.End();
        return isNew;
    }

    private void MeetNeeds()
    {
        foreach (var section in _sections)
        {
            if (_needs.TryGetValue(section.Client, out var end) && end <= section.End) _needs.Remove(section.Client);
        }

        _complete &= _needs.Count == 0;
        if (_complete && _leans.Count > 0)
            _complete = CircleSearch.HasOrder(CollectionsMarshal.AsSpan(_sections), _leans);
    }

    // What a hostile update blew up is not carried along for ever.
    private void Reset()
    {
        _complete = true;
        if (_sections.Capacity > MostKept) _sections = [];
        if (_newStructs.Capacity > MostKept) _newStructs = [];
        if (_needs.Capacity > MostKept) _needs = [];
        if (_leans.Capacity > MostKept) _leans = [];
        _sections.Clear();
        _leans.Clear();
        _newStructs.Clear();
        if (_needs.Count > 0) _needs.Clear();
    }
}
