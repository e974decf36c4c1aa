using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Tutti.Crdt.Updates;

/// <summary>What an update would bring to a document, found by <see cref="KnownState.Examine"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct UpdateFacts : IEquatable<UpdateFacts>
{
    private readonly ClockRange _first;
    private readonly ClockRange[]? _all;
    private readonly bool _any;

    internal UpdateFacts(ReadOnlySpan<ClockRange> newStructs, int structCount, int deletesStart)
    {
        // Nearly every update is of one client: that one needs no array.
        _any = newStructs.Length > 0;
        if (newStructs.Length == 1) _first = newStructs[0];
        else if (newStructs.Length > 1) _all = newStructs.ToArray();
        StructCount = structCount;
        DeletesStart = deletesStart;
    }

    /// <summary>Whether the update says nothing at all.</summary>
    public bool IsEmpty => StructCount == 0 && !HasDeletes;

    /// <summary>Whether it holds structs the document does not have.</summary>
    public bool HasNewStructs => _any;

    /// <summary>Whether it deletes what is not deleted yet.</summary>
    public bool HasNewDeletes { get; init; }

    /// <summary>Whether it names deletions, new or not.</summary>
    public bool HasDeletes { get; init; }

    /// <summary>
    /// Whether the document could take all of it now: no gap before its structs, and everything it names as neighbour,
    /// parent or deleted is known or in the update itself.
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>How many structs the update holds, new or not.</summary>
    public int StructCount { get; }

    /// <summary>Whose structs are new, a range per client.</summary>
    [UnscopedRef]
    public ReadOnlySpan<ClockRange> NewStructs =>
        _all ?? (_any ? new ReadOnlySpan<ClockRange>(in _first) : []);

    internal int DeletesStart { get; }

    /// <summary>Whether two results say the same.</summary>
    public static bool operator ==(UpdateFacts left, UpdateFacts right) => left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    public static bool operator !=(UpdateFacts left, UpdateFacts right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(UpdateFacts other) =>
        StructCount == other.StructCount && DeletesStart == other.DeletesStart && IsComplete == other.IsComplete
        && HasNewDeletes == other.HasNewDeletes && HasDeletes == other.HasDeletes
        && NewStructs.SequenceEqual(other.NewStructs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UpdateFacts other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StructCount, DeletesStart, IsComplete, HasNewDeletes, _first);
}
