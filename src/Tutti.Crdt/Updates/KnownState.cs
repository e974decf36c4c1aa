namespace Tutti.Crdt.Updates;

/// <summary>
/// What a room knows of its document without holding it: the clocks of its structs and its deletions. An update is
/// examined against it, stored, then added. For one thread; the steady path allocates nothing.
/// </summary>
public sealed class KnownState
{
    private const int FewRanges = 32;

    private readonly UpdateExaminer _examiner = new();

    /// <summary>The clocks of the structs that are known.</summary>
    public StateVector Structs { get; } = new();

    /// <summary>The deletions that are known.</summary>
    public DeleteSet Deletes { get; } = new();

    /// <summary>
    /// Reads all of a version 1 update and says what it would bring. Changes nothing; throws when it is malformed.
    /// </summary>
    public UpdateFacts Examine(ReadOnlySpan<byte> update, WorkBudget budget) => _examiner.Examine(this, update, budget);

    /// <summary>Takes in a complete update that was stored.</summary>
    public void Add(ReadOnlySpan<byte> update) => Add(update, Examine(update, WorkBudget.Trusted));

    /// <summary>Takes in a complete update that was stored, with the facts found for it.</summary>
    public void Add(ReadOnlySpan<byte> update, in UpdateFacts facts)
    {
        // Clocks behind a gap would count as known, and whoever lacks those before would never be asked for them.
        if (!facts.IsComplete) throw new ArgumentException("Only a complete update can be added.", nameof(facts));
        foreach (var range in facts.NewStructs) Structs.TryAdvance(range.Client, range.End);
        if (!facts.HasNewDeletes) return;
        var deletes = new DeleteSetReader(update[facts.DeletesStart..]);
        while (deletes.Next(out var range))
        {
            if (deletes.MoreOfClient > FewRanges) Deletes.Append(range);
            else Deletes.Add(range);
        }
    }
}
