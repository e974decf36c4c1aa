using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Inspection;

/// <summary>Collects changes; what continues the change before becomes part of it.</summary>
internal sealed class ChangeList
{
    private readonly List<Run> _runs = [];
    private readonly Dictionary<(ulong Client, Spot Spot), Run> _sets = [];

    /// <summary>The run an insertion goes on with: it lies in the same gap, between what was there or inside of itself.</summary>
    public Run? Continues(UpdateChangeKind kind, Spot spot, ClockRange range, ItemId? left, ItemId? right)
    {
        if (_runs.Count == 0) return null;
        var run = _runs[^1];
        var continues = run.Kind == kind && run.Spot == spot && run.IsInsertion
            && run.Range.Client == range.Client && run.Range.End == range.Start
            && (left == run.Left || run.Has(left)) && (right == run.Right || run.Has(right));
        if (!continues) return null;
        run.Range = run.Range with { End = range.End };
        return run;
    }

    public Run Insert(Run run)
    {
        _runs.Add(run);
        return run;
    }

    public void Set(Spot spot, ClockRange range)
    {
        if (_sets.TryGetValue((range.Client, spot), out var known))
        {
            known.Range = range;
            return;
        }

        var run = new Run { Kind = UpdateChangeKind.Set, Spot = spot, Range = range, IsInsertion = true };
        _sets[(range.Client, spot)] = run;
        _runs.Add(run);
    }

    /// <summary>Adds a deletion; of a sequence with the places it takes away.</summary>
    public void Delete(UpdateChangeKind kind, Spot spot, ClockRange range, int from, int to)
    {
        if (_runs.Count > 0)
        {
            var run = _runs[^1];
            var continues = run.Kind == kind && run.Spot == spot && !run.IsInsertion
                && run.Range.Client == range.Client && run.Range.End == range.Start
                && (spot.Key is not null || from == run.To || to == run.From || (from == run.From && to == run.To));
            if (continues)
            {
                run.Range = run.Range with { End = range.End };
                (run.From, run.To) = (Math.Min(run.From, from), Math.Max(run.To, to));
                return;
            }
        }

        _runs.Add(new Run { Kind = kind, Spot = spot, Range = range, From = from, To = to });
    }

    public List<UpdateChange> ToList(bool hasUnknown)
    {
        var changes = _runs.ConvertAll(static run => run.ToChange());
        if (hasUnknown) changes.Add(new UpdateChange { Kind = UpdateChangeKind.Unknown });
        return changes;
    }

    internal sealed class Run
    {
        public required UpdateChangeKind Kind { get; init; }

        public required Spot Spot { get; init; }

        public required ClockRange Range { get; set; }

        public bool IsInsertion { get; init; }

        public ItemId? Left { get; init; }

        public ItemId? Right { get; init; }

        public int From { get; set; }

        public int To { get; set; }

        public bool Has(ItemId? id) =>
            id is { } known && known.Client == Range.Client && known.Clock >= Range.Start && known.Clock < Range.End;

        public UpdateChange ToChange() => new()
        {
            Kind = Kind,
            Client = IsInsertion ? Range.Client : null,
            Path = Spot.Path,
            Items = new ItemRun(Range.Client, Range.Start, Range.End - Range.Start),
            Left = Left,
            Right = Right,
            From = Spot.Key is null ? From : null,
            To = Spot.Key is null ? To : null,
        };
    }
}
