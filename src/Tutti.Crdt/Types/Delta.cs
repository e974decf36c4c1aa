using System.Collections;
using System.Text.Json;

namespace Tutti.Crdt.Types;

/// <summary>
/// A text with its formatting, or a change of one, as steps from the beginning: the delta format of Quill. Also what an
/// event says of a changed array.
/// </summary>
public sealed class Delta : IReadOnlyList<DeltaOp>, IEquatable<Delta>
{
    // Each piece repeats all formats in force, so that a few hundred kilobytes of formats and pieces make gigabytes.
    private const long MostAttributes = 1_000_000;
    private const long MostAttributesOfOne = 64;

    private readonly List<DeltaOp> _ops = [];
    private long _attributes;

    /// <summary>Makes one without steps.</summary>
    public Delta()
    {
    }

    /// <summary>Makes one of these steps.</summary>
    public Delta(IEnumerable<DeltaOp> ops) => _ops.AddRange(ops);

    /// <inheritdoc />
    public int Count => _ops.Count;

    /// <inheritdoc />
    public DeltaOp this[int index] => _ops[index];

    /// <summary>Reads the JSON that Quill and Yjs exchange: an array of steps, or an object with one under "ops".</summary>
    /// <exception cref="ArgumentException">The JSON is no delta.</exception>
    public static Delta FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return DeltaJson.Parse(json);
    }

    /// <summary>Reads JSON that was parsed already.</summary>
    /// <exception cref="ArgumentException">The JSON is no delta.</exception>
    public static Delta FromJson(JsonElement json) => DeltaJson.Read(json);

    /// <summary>Adds a step.</summary>
    public Delta Add(DeltaOp op)
    {
        _ops.Add(op);
        return this;
    }

    /// <summary>Goes on by so many places, formatting them when there are attributes.</summary>
    public Delta Retain(int length, YAttributes? attributes = null) => Add(DeltaOp.Retain(length, attributes));

    /// <summary>Puts in text.</summary>
    public Delta Insert(string text, YAttributes? attributes = null) => Add(DeltaOp.Insert(text, attributes));

    /// <summary>Puts in an embed.</summary>
    public Delta Insert(YValue value, YAttributes? attributes = null) => Add(DeltaOp.Insert(value, attributes));

    /// <summary>Puts values into an array.</summary>
    public Delta Insert(IReadOnlyList<YValue> values) => Add(DeltaOp.Insert(values));

    /// <summary>Takes out so many places.</summary>
    public Delta Delete(int length) => Add(DeltaOp.Delete(length));

    /// <summary>The steps as JSON: an array, as Yjs gives it.</summary>
    public string ToJson() => DeltaJson.Write(this);

    /// <inheritdoc />
    public IEnumerator<DeltaOp> GetEnumerator() => _ops.GetEnumerator();

    /// <summary>Whether the other has equal steps.</summary>
    public bool Equals(Delta? other) => other is not null && _ops.SequenceEqual(other._ops);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Delta);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var op in _ops) hash.Add(op);
        return hash.ToHashCode();
    }

    /// <summary>The steps as JSON.</summary>
    public override string ToString() => ToJson();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a step of a document; together they may have only so many attributes, see <see cref="MostAttributes"/>.</summary>
    internal Delta AddRead(DeltaOp op)
    {
        _attributes += op.Attributes?.Count ?? 0;
        if (_attributes > MostAttributes + (MostAttributesOfOne * (long)_ops.Count))
            CrdtException.Throw(CrdtError.TooLarge, "The formats of a text are more than can be written down with each of its pieces.");
        return Add(op);
    }

    internal void DropLast() => _ops.RemoveAt(_ops.Count - 1);
}
