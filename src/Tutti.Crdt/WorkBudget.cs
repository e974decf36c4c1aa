namespace Tutti.Crdt;

/// <summary>How much work and memory one input may cost before it is refused.</summary>
public sealed record WorkBudget
{
    /// <summary>For input of strangers: the limits of the protocol.</summary>
    public static WorkBudget Default { get; } = new();

    /// <summary>For bytes this server stored itself: any number of structs, still safe against damage.</summary>
    public static WorkBudget Trusted { get; } = new()
    {
        MaxStructs = int.MaxValue,
        MaxStateVectorEntries = int.MaxValue,
        MemoryFactor = 64,
        MaxSteps = long.MaxValue,
        MaxSubdocuments = int.MaxValue,
        MaxPendingBytes = long.MaxValue,
        MaxPendingSections = int.MaxValue,
        MaxPendingDeletes = int.MaxValue,
        MaxTime = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Structs in one update; 200,000.</summary>
    public int MaxStructs { get; init; } = 200_000;

    /// <summary>Nesting of values inside one another; 1,000.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>Entries of a state vector; 10,000.</summary>
    public int MaxStateVectorEntries { get; init; } = 10_000;

    /// <summary>Working memory as a multiple of the input; 8.</summary>
    public int MemoryFactor { get; init; } = 8;

    /// <summary>Working memory that is always allowed, so that small inputs are not refused for a few tables.</summary>
    public int MemoryFloor { get; init; } = 256 * 1024;

    /// <summary>Steps over concurrent items while an update is integrated; 5 million, which is some 50 ms.</summary>
    public long MaxSteps { get; init; } = 5_000_000;

    /// <summary>Sub-documents in one update; 1,000.</summary>
    public int MaxSubdocuments { get; init; } = 1_000;

    /// <summary>Bytes of structs that wait for others in one document; 4 MiB.</summary>
    public long MaxPendingBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Runs of structs that wait for others in one document; 10,000.</summary>
    public int MaxPendingSections { get; init; } = 10_000;

    /// <summary>Ranges of deletions that wait for what they delete in one document; 100,000.</summary>
    public int MaxPendingDeletes { get; init; } = 100_000;

    /// <summary>Time one input may take, measured with <see cref="Time"/>; 250 ms.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The clock of the caller. Without one only the counted limits apply: the library owns no clock.</summary>
    public TimeProvider? Time { get; init; }

    internal long MemoryFor(long inputBytes) => Math.Max(MemoryFloor, inputBytes * MemoryFactor);
}
