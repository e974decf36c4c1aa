using Tutti.Crdt.Structs;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Inspection;

/// <summary>
/// Walks an update as the document would take it in, section by section, and notes where each struct would come to lie.
/// </summary>
internal sealed class UpdateWalk(ItemStore store, WorkBudget budget)
{
    private readonly DocumentSpots _document = new(store);
    private readonly ChangeList _changes = new();
    private readonly Dictionary<ulong, NewStructs> _new = [];
    private readonly Dictionary<ItemId, Container> _newTypes = [];
    private readonly Dictionary<string, Container> _newRoots = new(StringComparer.Ordinal);
    private readonly PendingSections _waiting = new();
    private readonly Stack<Section> _ready = [];
    private long _stepsLeft = budget.MaxSteps;
    private int _sectionsLeft;

    public List<UpdateChange> Run(ReadOnlySpan<byte> update)
    {
        var sections = new List<SectionPlace>();
        var deletesAt = UpdateSections.Read(update, budget, sections);
        _sectionsLeft = sections.Count;
        foreach (var place in sections)
        {
            _new[place.Client] = new NewStructs(store.State(place.Client));
            _ready.Push(new Section(place.Client, place.End) { Progress = new Progress(place.Start, place.Structs, place.Clock) });
            while (_ready.TryPop(out var section))
            {
                if (Take(update, section)) _sectionsLeft--;
                else _waiting.Wait(section);
            }
        }

        var waits = TakeDeletes(DeleteSet.Decode(update[deletesAt..]));
        return _changes.ToList(waits || _sectionsLeft > 0);
    }

    /// <summary>Takes structs of one client until the end, or until one leans on what is not there.</summary>
    private bool Take(ReadOnlySpan<byte> update, Section section)
    {
        var progress = section.Progress;
        var client = _new[section.Client];
        var source = update[progress.Position..];
        var reader = BlockReader.Resume(source, new ItemId(section.Client, progress.Clock), progress.Left);
        var block = default(Block);
        while (reader.Next(ref block))
        {
            Spend();
            if (block.NextClock > client.State && block.Kind != ContentKind.Skip)
            {
                if (Missing(in block, client) is { } missing)
                {
                    section.Progress = new Progress(progress.Position + block.Start, progress.Left, (int)block.Clock) { WaitsFor = missing };
                    return false;
                }

                Take(source, in block, client);
                if (_waiting.IsAwaited) _waiting.Wake(block.Client, client.State, _ready);
            }

            progress.Left--;
        }

        return true;
    }

    private ItemId? Missing(in Block block, NewStructs client)
    {
        if (block.Clock > client.State) return new ItemId(block.Client, block.Clock - 1);
        if (block.HasOrigin && IsMissing(block.Origin)) return block.Origin;
        if (block.HasRightOrigin && IsMissing(block.RightOrigin)) return block.RightOrigin;
        if (block.NamesParent && !block.ParentIsRoot && IsMissing(block.ParentId)) return block.ParentId;
        return null;
    }

    private bool IsMissing(ItemId id) =>
        id.Clock >= (_new.TryGetValue(id.Client, out var client) ? client.State : store.State(id.Client));

    private void Take(ReadOnlySpan<byte> source, in Block block, NewStructs client)
    {
        var range = new ClockRange(block.Client, client.State, block.NextClock);
        ItemId? left = range.Start > block.Clock ? new ItemId(block.Client, range.Start - 1) : block.HasOrigin ? block.Origin : null;
        ItemId? right = block.HasRightOrigin ? block.RightOrigin : null;
        var spot = block.Kind == ContentKind.Gc ? default : SpotOf(source, in block, left, right);
        var kind = block.Kind == ContentKind.Format ? UpdateChangeKind.Format : UpdateChangeKind.Insert;
        var (from, to) = (0, 0);
        if (spot.IsNowhere)
        {
            // Nobody will see it.
        }
        else if (spot.Key is not null)
        {
            _changes.Set(spot, range);
        }
        else
        {
            var run = _changes.Continues(kind, spot, range, left, right) ?? _changes.Insert(NewRun(kind, spot, range, left, right));
            (from, to) = (run.From, run.To);
        }

        var isDeleted = block.Kind is ContentKind.Deleted or ContentKind.Gc;
        client.Add(new NewStructs.Span((int)range.Start, (int)range.End, spot, kind, isDeleted, from, to));
        if (block.Kind == ContentKind.Type && !spot.IsNowhere) AddType(spot, new ItemId(block.Client, block.Clock));
    }

    private void AddType(Spot spot, ItemId id)
    {
        var path = spot.Key is null ? new SharedPath(spot.Path, new PathStep(id, null)) : spot.Path;
        _newTypes[id] = new Container(path, null);
    }

    private Spot SpotOf(ReadOnlySpan<byte> source, in Block block, ItemId? left, ItemId? right)
    {
        var leftSpot = left is { } before ? SpotOf(before) : default;
        var rightSpot = right is { } behind ? SpotOf(behind) : default;
        if ((left is not null && leftSpot.IsNowhere) || (right is not null && rightSpot.IsNowhere)) return default;
        if (!block.NamesParent) return left is not null ? leftSpot : rightSpot;
        var container = block.ParentIsRoot
            ? Root(Text(source.Slice(block.RootNameStart, block.RootNameLength)))
            : TypeAt(block.ParentId);
        if (!block.HasParentSub) return new Spot(container, null);
        return new Spot(container, Text(source.Slice(block.ParentSubStart, block.ParentSubLength)));
    }

    private Spot SpotOf(ItemId id)
    {
        if (id.Clock < store.State(id.Client)) return _document.Of(in store[store.Find(id)]);
        var client = _new[id.Client];
        return client[client.IndexOf(id.Clock)].Spot;
    }

    private Container? TypeAt(ItemId id)
    {
        if (id.Clock >= store.State(id.Client)) return _newTypes.GetValueOrDefault(id);
        var type = store[store.Find(id)].Type;
        return type == 0 ? null : _document.Of(store.Type(type));
    }

    private Container Root(string name)
    {
        if (store.Roots.TryGetValue(name, out var known)) return _document.Of(store.Type(known));
        if (!_newRoots.TryGetValue(name, out var root)) _newRoots[name] = root = new Container(new SharedPath(name), null);
        return root;
    }

    private ChangeList.Run NewRun(UpdateChangeKind kind, Spot spot, ClockRange range, ItemId? left, ItemId? right)
    {
        var from = left is { } before ? Places(before, spot)?.Behind ?? 0 : 0;
        var length = spot.Container!.Length;
        var to = right is { } behind ? Places(behind, spot)?.Before ?? length : length;
        return new ChangeList.Run
        {
            Kind = kind,
            Spot = spot,
            Range = range,
            IsInsertion = true,
            Left = left,
            Right = right,
            From = from,
            To = to < from ? length : to,
        };
    }

    // Neighbours that lie elsewhere are a trick, and hold nothing back.
    private (int Before, int Behind)? Places(ItemId id, Spot spot)
    {
        if (SpotOf(id) != spot) return null;
        if (id.Clock < store.State(id.Client))
        {
            var (before, after) = _document.Places(store.Find(id), (int)id.Clock);
            return (before, after);
        }

        var client = _new[id.Client];
        var span = client[client.IndexOf(id.Clock)];
        return (span.To, span.From);
    }

    private bool TakeDeletes(DeleteSet deletes)
    {
        var waits = false;
        foreach (var range in deletes.Ranges())
        {
            var state = store.State(range.Client);
            if (range.Start < state) DeleteKnown(store.Client(store.FindClient(range.Client)), (int)range.Start, (int)Math.Min(state, range.End));
            if (range.End <= state) continue;
            var client = _new.GetValueOrDefault(range.Client);
            waits |= client is null || range.End > client.State;
            if (client is { Count: > 0 }) DeleteNew(client, range with { Start = Math.Max(range.Start, state) });
        }

        return waits;
    }

    private void DeleteKnown(ClientStructs client, int start, int end)
    {
        for (var at = client.IndexOf(start); at < client.Count; at++)
        {
            Spend();
            var handle = client.Handle(at);
            ref var item = ref store[handle];
            if (item.Clock >= end) return;
            if (item.IsDeleted) continue;
            var range = new ClockRange(client.Id, Math.Max(start, item.Clock), Math.Min(end, item.NextClock));
            var spot = _document.Of(in item);
            var from = item.Key == 0 ? _document.Places(handle, (int)range.Start).Before : 0;
            var to = item.Units == 0 ? from : from + (int)(range.End - range.Start);
            _changes.Delete(item.Kind == ContentKind.Format ? UpdateChangeKind.Format : UpdateChangeKind.Delete, spot, range, from, to);
        }
    }

    private void DeleteNew(NewStructs client, ClockRange range)
    {
        for (var at = client.IndexOf(range.Start); at < client.Count; at++)
        {
            Spend();
            var span = client[at];
            if (span.Start >= range.End) return;
            if (span.IsDeleted || span.Spot.IsNowhere || span.End <= range.Start) continue;
            var part = range with { Start = Math.Max(range.Start, span.Start), End = Math.Min(range.End, span.End) };
            var kind = span.Kind == UpdateChangeKind.Format ? span.Kind : UpdateChangeKind.Delete;
            _changes.Delete(kind, span.Spot, part, span.From, span.To);
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);

    private void Spend()
    {
        if (--_stepsLeft <= 0) CrdtException.Throw(CrdtError.TooSlow, "The update takes more work to inspect than allowed.");
    }
}
