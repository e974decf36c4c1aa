using System.Collections;

namespace Tutti.Crdt.Types;

/// <summary>Steps that turn one sequence into another.</summary>
public sealed class Delta : IReadOnlyList<DeltaOp>
{
    private readonly List<DeltaOp> _steps = [];

    /// <inheritdoc/>
    public int Count => _steps.Count;

    /// <inheritdoc/>
    public DeltaOp this[int index] => _steps[index];

    /// <summary>Puts in values of an array.</summary>
    public Delta Insert(params IReadOnlyList<YValue> values) =>
        Add(new DeltaOp { Kind = DeltaOpKind.Insert, Values = values, Length = values.Count });

    /// <summary>Passes over places.</summary>
    public Delta Retain(int length, YAttributes? attributes = null) =>
        Add(new DeltaOp { Kind = DeltaOpKind.Retain, Length = length, Attributes = attributes });

    /// <summary>Takes places out.</summary>
    public Delta Delete(int length) => Add(new DeltaOp { Kind = DeltaOpKind.Delete, Length = length });

    /// <inheritdoc/>
    public IEnumerator<DeltaOp> GetEnumerator() => _steps.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Delta Add(DeltaOp step)
    {
        _steps.Add(step);
        return this;
    }
}
