namespace Tutti.Crdt.Structs;

/// <summary>Sections that wait, found by the client they wait for.</summary>
internal sealed class PendingSections
{
    private readonly Dictionary<ulong, PriorityQueue<Section, long>> _waiting = [];
    private readonly Dictionary<SectionKey, Section> _kept = [];
    private readonly List<Section> _woken = [];
    private long _bytes;

    public int Count => _kept.Count;

    public IEnumerable<Section> All => _kept.Values;

    public bool IsAwaited => _waiting.Count > 0;

    public void Wait(Section section)
    {
        var (client, clock) = (section.Progress.WaitsFor.Client, section.Progress.WaitsFor.Clock);
        if (!_waiting.TryGetValue(client, out var queue)) _waiting[client] = queue = new PriorityQueue<Section, long>();
        queue.Enqueue(section, clock);
    }

    /// <summary>Moves those a client has come far enough for to <paramref name="ready"/>.</summary>
    public void Wake(ulong client, long state, Stack<Section> ready)
    {
        if (!_waiting.TryGetValue(client, out var queue)) return;
        while (queue.TryPeek(out var section, out var clock) && clock < state)
        {
            queue.Dequeue();
            if (section.Data is not null && !section.IsWoken)
            {
                section.IsWoken = true;
                section.Saved = section.Progress;
                _woken.Add(section);
            }

            ready.Push(section);
        }

        if (queue.Count == 0) _waiting.Remove(client);
    }

    /// <summary>Keeps what waits of the update at hand, within the budget.</summary>
    public void Keep(List<Section> parked, ReadOnlySpan<byte> update, WorkBudget budget)
    {
        if (parked.Count == 0) return;
        var bytes = _bytes + parked.Sum(section => (long)section.RemainingBytes);
        if (bytes > budget.MaxPendingBytes || _kept.Count + parked.Count > budget.MaxPendingSections)
            CrdtException.Throw(CrdtError.TooLarge, "More updates wait for others than allowed.");
        var isRepeated = false;
        foreach (var section in parked)
        {
            if (!_kept.TryAdd(section.KeyNow, section))
            {
                isRepeated = true;
                continue;
            }

            _bytes += section.RemainingBytes;
            section.Own(update);
        }

        if (isRepeated) QueueAnew();
    }

    /// <summary>Puts everything back to where it was before the update at hand.</summary>
    public void Restore()
    {
        foreach (var section in _woken)
        {
            section.Progress = section.Saved;
            section.IsDone = false;
            section.IsWoken = false;
        }

        _woken.Clear();
        QueueAnew();
    }

    /// <summary>Lets go of what was taken in.</summary>
    public void Settle()
    {
        foreach (var section in _woken)
        {
            section.IsWoken = false;
            if (!section.IsDone) continue;
            _kept.Remove(section.Key);
            _bytes -= section.Data!.Length;
        }

        _woken.Clear();
    }

    private void QueueAnew()
    {
        _waiting.Clear();
        foreach (var section in _kept.Values) Wait(section);
    }
}
