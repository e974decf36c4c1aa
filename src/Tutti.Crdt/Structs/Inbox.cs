using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Structs;

/// <summary>
/// Takes in updates in any order. An update is read to its end before the document is touched; then its sections, one of
/// each client, are integrated struct by struct. A section whose next struct leans on one that is not there waits for the
/// client of that one; what still waits at the end is kept until an update brings it.
/// </summary>
internal sealed class Inbox(YDoc document)
{
    private const int FewRanges = 32;

    private readonly ItemStore _store = document.Store;
    private readonly List<SectionPlace> _sections = [];
    private readonly List<Section> _parked = [];
    private readonly Stack<Section> _ready = [];
    private readonly List<BrokenPair> _brokenPairs = [];
    private readonly PendingSections _pending = new();
    private readonly PendingDeletes _pendingDeletes = new();

    /// <summary>Whether anything waits.</summary>
    public bool HasPending => _pending.Count > 0 || _pendingDeletes.Count > 0;

    /// <summary>What waits, as updates.</summary>
    public IEnumerable<byte[]> Pending()
    {
        foreach (var section in _pending.All) yield return section.ToUpdate();
        if (_pendingDeletes.Count > 0) yield return _pendingDeletes.ToUpdate();
    }

    /// <summary>Integrates a version 1 update; when it throws, everything is as it was.</summary>
    /// <returns>Whether all of it could be taken in, and nothing else with it.</returns>
    public bool Take(Transaction transaction, ReadOnlySpan<byte> update, WorkBudget budget)
    {
        var deletesAt = UpdateSections.Read(update, budget, _sections);
        var undo = Rollback.Prepare(transaction);
        var hadPending = HasPending;
        _store.WorkLeft = budget.MaxSteps;
        _store.BrokenPairs = _brokenPairs;
        try
        {
            foreach (var place in _sections) TakeSection(transaction, update, in place);
            _parked.RemoveAll(static section => section.IsDone);
            var waits = _parked.Count > 0;
            TakeDeletes(transaction, update[deletesAt..], budget);
            if (hadPending) RetryDeletes(transaction);
            _pending.Keep(_parked, update, budget);
            return !hadPending && !waits && _pendingDeletes.Count == 0;
        }
        catch
        {
            _pending.Restore();
            _pendingDeletes.Restore();
            undo.Run();
            throw;
        }
        finally
        {
            _store.WorkLeft = long.MaxValue;
            _store.BrokenPairs = null;
            if (_brokenPairs.Count > 0) _brokenPairs.Clear();
            _sections.Clear();
            _parked.Clear();
            _ready.Clear();
            _pending.Settle();
            _pendingDeletes.Settle();
        }
    }

    private void TakeSection(Transaction transaction, ReadOnlySpan<byte> update, in SectionPlace place)
    {
        var progress = new Progress(place.Start, place.Structs, place.Clock);
        if (!Run(transaction, update, place.Client, ref progress))
        {
            var section = new Section(place.Client, place.End) { Progress = progress };
            _parked.Add(section);
            _pending.Wait(section);
        }

        while (_ready.TryPop(out var section))
        {
            progress = section.Progress;
            var isDone = Run(transaction, section.Data is null ? update : section.Data, section.Client, ref progress);
            section.Progress = progress;
            if (!isDone) _pending.Wait(section);
            else section.IsDone = true;
        }
    }

    /// <summary>Integrates structs of one client until the end, or until one leans on what is not there.</summary>
    private bool Run(Transaction transaction, ReadOnlySpan<byte> source, ulong clientId, ref Progress progress)
    {
        if (progress.Left == 0) return true;
        var reader = BlockReader.Resume(source[progress.Position..], new ItemId(clientId, progress.Clock), progress.Left);
        var client = _store.Client(_store.FindOrAddClient(clientId));
        var block = default(Block);
        var start = progress.Position;
        while (reader.Next(ref block))
        {
            if (block.NextClock > client.State && block.Kind != ContentKind.Skip)
            {
                if (Missing(in block, client) is { } missing)
                {
                    progress = new Progress(start + block.Start, progress.Left, (int)block.Clock) { WaitsFor = missing };
                    return false;
                }

                RemoteItems.Integrate(transaction, source[start..], in block, client);
                if (_pending.IsAwaited) _pending.Wake(client.Id, client.State, _ready);
                if (_store.WorkLeft <= 0) CrdtException.Throw(CrdtError.TooSlow, "The update takes more work than allowed.");
            }

            progress.Left--;
        }

        return true;
    }

    private ItemId? Missing(in Block block, ClientStructs client)
    {
        if (block.Clock > client.State) return new ItemId(client.Id, block.Clock - 1);
        if (block.HasOrigin && IsMissing(block.Origin)) return block.Origin;
        if (block.HasRightOrigin && IsMissing(block.RightOrigin)) return block.RightOrigin;
        if (block.NamesParent && !block.ParentIsRoot && IsMissing(block.ParentId)) return block.ParentId;
        return null;
    }

    private bool IsMissing(ItemId id) => id.Clock >= _store.State(id.Client);

    private void TakeDeletes(Transaction transaction, ReadOnlySpan<byte> encoded, WorkBudget budget)
    {
        var count = 0;
        var reader = new DeleteSetReader(encoded);
        while (count <= FewRanges && reader.Next(out _)) count++;
        if (count == 0) return;
        if (count > FewRanges)
        {
            // Sorted and joined first, so that saying the same often does not make it work often.
            foreach (var range in DeleteSet.Decode(encoded).Ranges()) Delete(transaction, range);
        }
        else
        {
            reader = new DeleteSetReader(encoded);
            while (reader.Next(out var range)) Delete(transaction, range);
        }

        _pendingDeletes.CheckSize(budget);
    }

    private void RetryDeletes(Transaction transaction)
    {
        if (_pendingDeletes.Count == 0) return;
        foreach (var touched in transaction.Touched)
        {
            var client = _store.Client(touched.Client);
            foreach (var range in _pendingDeletes.TakeBefore(client)) Delete(transaction, range);
        }
    }

    private void Delete(Transaction transaction, ClockRange range)
    {
        var client = _store.FindClient(range.Client);
        var state = client == Item.NoClient ? 0 : _store.Client(client).State;
        if (range.End > state) _pendingDeletes.Add(range with { Start = Math.Max(range.Start, state) });
        if (range.Start >= state) return;
        RemoteItems.Delete(transaction, _store.Client(client), (int)range.Start, (int)Math.Min(range.End, state));
        if (_store.WorkLeft <= 0) CrdtException.Throw(CrdtError.TooSlow, "The update takes more work than allowed.");
    }
}
