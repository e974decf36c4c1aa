using System.Collections.ObjectModel;
using System.Runtime.InteropServices;

namespace Tutti.Crdt.Types;

/// <summary>A value that shared types hold. It never changes; only a shared type or a document in it does.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial struct YValue : IEquatable<YValue>
{
    // Types nested as deep as allowed, with a value nested as deep as allowed in the innermost.
    private const int MaxNesting = 2_048;

    private readonly object? _reference;
    private readonly long _bits;
    private readonly int _nesting;

    private YValue(YValueKind kind, object? reference, long bits = 0, int nesting = 0)
    {
        if (nesting > MaxNesting) CrdtException.Throw(CrdtError.TooDeep, "A value is nested too deeply.");
        Kind = kind;
        _reference = reference;
        _bits = bits;
        _nesting = nesting;
    }

    /// <summary>Nothing.</summary>
    public static YValue Undefined => default;

    /// <summary>Null.</summary>
    public static YValue Null => new(YValueKind.Null, null);

    /// <summary>What it is.</summary>
    public YValueKind Kind { get; }

    /// <summary>A boolean.</summary>
    public static implicit operator YValue(bool value) => new(YValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>A number.</summary>
    public static implicit operator YValue(int value) => (double)value;

    /// <summary>A number.</summary>
    public static implicit operator YValue(double value) =>
        new(YValueKind.Number, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Text; null is <see cref="Null"/>.</summary>
    public static implicit operator YValue(string? value) => value is null ? Null : new YValue(YValueKind.String, value);

    /// <summary>Bytes, copied; null is <see cref="Null"/>.</summary>
    public static implicit operator YValue(byte[]? value) => value is null ? Null : Bytes(value);

    /// <summary>A shared type; null is <see cref="Null"/>.</summary>
    public static implicit operator YValue(YType? value) => value is null ? Null : new YValue(YValueKind.Type, value);

    /// <summary>A document; null is <see cref="Null"/>.</summary>
    public static implicit operator YValue(YDoc? value) => value is null ? Null : new YValue(YValueKind.Document, value);

    /// <summary>A 64-bit integer.</summary>
    public static YValue BigInt(long value) => new(YValueKind.BigInt, null, value);

    /// <summary>Bytes, copied.</summary>
    public static YValue Bytes(ReadOnlySpan<byte> value) => new(YValueKind.Bytes, value.ToArray());

    /// <summary>Values in a row.</summary>
    public static YValue Array(params IEnumerable<YValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        YValue[] copy = [.. values];
        var nesting = 0;
        foreach (var value in copy) nesting = Math.Max(nesting, value._nesting);
        return new YValue(YValueKind.Array, new ReadOnlyCollection<YValue>(copy), nesting: nesting + 1);
    }

    /// <summary>Values by name, in this order. The last one of a name counts.</summary>
    public static YValue Object(IEnumerable<KeyValuePair<string, YValue>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var copy = new OrderedDictionary<string, YValue>(StringComparer.Ordinal);
        var nesting = 0;
        foreach (var (name, value) in pairs)
        {
            copy[name] = value;
            nesting = Math.Max(nesting, value._nesting);
        }

        return new YValue(YValueKind.Object, new ReadOnlyDictionary<string, YValue>(copy), nesting: nesting + 1);
    }

    /// <summary>The boolean.</summary>
    public bool AsBoolean() => Of(YValueKind.Boolean) && _bits != 0;

    /// <summary>The number.</summary>
    public double AsNumber() => Of(YValueKind.Number) ? BitConverter.Int64BitsToDouble(_bits) : 0;

    /// <summary>The 64-bit integer.</summary>
    public long AsBigInt() => Of(YValueKind.BigInt) ? _bits : 0;

    /// <summary>The text.</summary>
    public string AsString() => Reference<string>(YValueKind.String);

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> AsBytes() => Reference<byte[]>(YValueKind.Bytes);

    /// <summary>The values in a row.</summary>
    public IReadOnlyList<YValue> AsArray() => Reference<ReadOnlyCollection<YValue>>(YValueKind.Array);

    /// <summary>The values by name.</summary>
    public IReadOnlyDictionary<string, YValue> AsObject() =>
        Reference<ReadOnlyDictionary<string, YValue>>(YValueKind.Object);

    /// <summary>The shared type.</summary>
    public YType AsType() => Reference<YType>(YValueKind.Type);

    /// <summary>The shared type, of a kind that is known.</summary>
    public T As<T>()
        where T : YType =>
        AsType() as T ?? throw new InvalidOperationException($"The value is a {_reference!.GetType().Name}, not a {typeof(T).Name}.");

    /// <summary>The document.</summary>
    public YDoc AsDocument() => Reference<YDoc>(YValueKind.Document);

    private T Reference<T>(YValueKind kind) => Of(kind) ? (T)_reference! : default!;

    private bool Of(YValueKind kind) => Kind == kind
        ? true
        : throw new InvalidOperationException($"The value is {Kind}, not {kind}.");
}
