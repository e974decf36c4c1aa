namespace Tutti.Crdt.History;

/// <summary>How an undo manager works.</summary>
public sealed record UndoManagerOptions
{
    /// <summary>Changes that follow each other within this time become one step; 500 ms.</summary>
    public TimeSpan CaptureTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The clock for <see cref="CaptureTimeout"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whose transactions are undone: their origins, or the <see cref="System.Type"/> of their origins. By default those
    /// made here without an origin.
    /// </summary>
    public IEnumerable<object?> TrackedOrigins { get; init; } = [null];

    /// <summary>Says whether a transaction can be undone.</summary>
    public Func<Transaction, bool>? CaptureTransaction { get; init; }

    /// <summary>Says whether something that was inserted may be deleted by an undo.</summary>
    public Func<UndoneItem, bool>? DeleteFilter { get; init; }

    /// <summary>
    /// Whether undoing brings a value under a key back even where somebody else has set another meanwhile, which is
    /// overwritten.
    /// </summary>
    public bool IgnoreRemoteMapChanges { get; init; }
}
