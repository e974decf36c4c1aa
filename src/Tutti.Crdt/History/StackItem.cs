using Tutti.Crdt.Updates;

namespace Tutti.Crdt.History;

/// <summary>What one step of undoing takes back: changes made within a short time.</summary>
public sealed class StackItem
{
    private readonly Dictionary<object, object?> _meta = [];

    internal StackItem(DeleteSet deletions, DeleteSet insertions)
    {
        Deletions = deletions;
        Insertions = insertions;
    }

    /// <summary>A place for what belongs to the step, such as where the cursor was.</summary>
    public IDictionary<object, object?> Meta => _meta;

    internal DeleteSet Deletions { get; private set; }

    internal DeleteSet Insertions { get; private set; }

    internal void Add(DeleteSet deletions, DeleteSet insertions)
    {
        Deletions = Union(Deletions, deletions);
        Insertions = Union(Insertions, insertions);
    }

    private static DeleteSet Union(DeleteSet first, DeleteSet second)
    {
        var union = new DeleteSet();
        foreach (var range in first.RangesAsTheyCame()) union.Append(range);
        foreach (var range in second.RangesAsTheyCame()) union.Append(range);
        return union;
    }
}
