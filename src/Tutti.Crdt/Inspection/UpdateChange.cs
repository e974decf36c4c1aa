namespace Tutti.Crdt.Inspection;

/// <summary>
/// One change an update would make. What follows from it by itself is not listed: deleting a type deletes what is in it,
/// setting a key deletes what was there.
/// </summary>
public sealed record UpdateChange
{
    /// <summary>What is done.</summary>
    public required UpdateChangeKind Kind { get; init; }

    /// <summary>Who wrote it; null for what is taken out, since an update does not say who did that.</summary>
    public ulong? Client { get; init; }

    /// <summary>The sequence, or the key of a map or of attributes; null when it is not known.</summary>
    public SharedPath? Path { get; init; }

    /// <summary>
    /// The ids that are inserted or deleted. Of a key that is set more than once the newest; null when it is not known.
    /// </summary>
    public ItemRun? Items { get; init; }

    /// <summary>For what is put into a sequence: the item before it, as its author saw it; null at the beginning.</summary>
    public ItemId? Left { get; init; }

    /// <summary>For what is put into a sequence: the item behind it, as its author saw it; null at the end.</summary>
    public ItemId? Right { get; init; }

    /// <summary>
    /// For a sequence: the first place, as the sequence is now, that the change may concern. What is inserted lies
    /// somewhere from here to <see cref="To"/>, most often both are the same; what is deleted are the places between them.
    /// </summary>
    public int? From { get; init; }

    /// <summary>For a sequence: where the places end that the change may concern.</summary>
    public int? To { get; init; }
}
