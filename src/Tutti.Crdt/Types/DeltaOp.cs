using System.Runtime.InteropServices;

namespace Tutti.Crdt.Types;

/// <summary>What a step of a delta does.</summary>
public enum DeltaOpKind
{
    /// <summary>Puts something in.</summary>
    Insert,

    /// <summary>Passes over places, and may format them.</summary>
    Retain,

    /// <summary>Takes places out.</summary>
    Delete,
}

/// <summary>One step of a delta.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeltaOp
{
    /// <summary>What it does.</summary>
    public DeltaOpKind Kind { get; init; }

    /// <summary>Text that is inserted.</summary>
    public string? Text { get; init; }

    /// <summary>An embedded value that is inserted.</summary>
    public YValue Value { get; init; }

    /// <summary>Values that are inserted into an array.</summary>
    public IReadOnlyList<YValue>? Values { get; init; }

    /// <summary>How many places.</summary>
    public int Length { get; init; }

    /// <summary>Formatting.</summary>
    public YAttributes? Attributes { get; init; }
}
