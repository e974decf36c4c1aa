using System.Collections;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared sequence of values.</summary>
public sealed partial class YArray : YType<YArrayEvent>, IReadOnlyList<YValue>
{
    private readonly SequenceValues _values;

    /// <summary>Makes an empty, preliminary array.</summary>
    public YArray() => _values = new SequenceValues(this);

    /// <summary>Makes a preliminary array of values.</summary>
    public YArray(params ReadOnlySpan<YValue> values)
        : this() => Add(values);

    /// <summary>How many values it has.</summary>
    public int Count => Attached.Length;

    internal override TypeRef Kind => TypeRef.Array;

    /// <summary>The value at an index.</summary>
    public YValue this[int index] => _values.At(index);

    /// <summary>Puts values in front of the one at an index.</summary>
    public void Insert(int index, params ReadOnlySpan<YValue> values) => _values.Insert(index, values);

    /// <summary>Puts values at the end.</summary>
    public void Add(params ReadOnlySpan<YValue> values) => _values.Add(values);

    /// <summary>Takes values out.</summary>
    public void Delete(int index, int length = 1) => _values.Delete(index, length);

    /// <summary>The values from <paramref name="start"/> to before <paramref name="end"/>; negative ones count from the end.</summary>
    public YValue[] Slice(int start = 0, int? end = null) => _values.Slice(start, end);

    /// <summary>All values.</summary>
    public YValue[] ToArray() => _values.Slice(0, null);

    /// <inheritdoc/>
    public override YArray Clone() => Copy(MaxDepth);

    /// <summary>The values as they are now; what is changed meanwhile is not seen.</summary>
    public IEnumerator<YValue> GetEnumerator() => ToArray().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override YArray Copy(int depth)
    {
        depth = Deeper(depth);
        return new YArray([.. ToArray().Select(value => Contribution.Copy(value, depth))]);
    }

    internal override YValue ToJson(int depth)
    {
        depth = Deeper(depth);
        return YValue.Array(ToArray().Select(value => value.Kind == YValueKind.Type ? value.AsType().ToJson(depth) : value));
    }

    internal override YEvent CreateEvent(Transaction transaction) => new YArrayEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction) => _values.DoPreliminary(transaction);

    private protected override void ForgetPreliminary() => _values.ForgetPreliminary();
}
