using System.Runtime.InteropServices;

namespace Tutti.Crdt.Types;

/// <summary>What one step of a <see cref="Delta"/> does.</summary>
public enum DeltaOpKind
{
    /// <summary>Goes on, and formats what it passes when it has attributes.</summary>
    Retain,

    /// <summary>Puts something in.</summary>
    Insert,

    /// <summary>Takes something out.</summary>
    Delete,
}

/// <summary>One step of a <see cref="Delta"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeltaOp
{
    private readonly IReadOnlyList<YValue>? _values;

    private DeltaOp(DeltaOpKind kind, int length, string? text, IReadOnlyList<YValue>? values, YAttributes? attributes)
    {
        Kind = kind;
        Length = length;
        Text = text;
        _values = values;
        Attributes = attributes;
    }

    /// <summary>What it does.</summary>
    public DeltaOpKind Kind { get; }

    /// <summary>How many places it passes, puts in or takes out; UTF-16 units in a text.</summary>
    public int Length { get; }

    /// <summary>The text it puts in; null for anything else.</summary>
    public string? Text { get; }

    /// <summary>What it puts into a text instead of text: an embed.</summary>
    public YValue Value => Values.Count > 0 ? Values[0] : default;

    /// <summary>What it puts into an array, or the one embed it puts into a text.</summary>
    public IReadOnlyList<YValue> Values => _values ?? [];

    /// <summary>The formatting; null without any.</summary>
    public YAttributes? Attributes { get; }

    internal bool IsArray { get; private init; }

    /// <summary>Goes on by so many places.</summary>
    public static DeltaOp Retain(int length, YAttributes? attributes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new DeltaOp(DeltaOpKind.Retain, length, null, null, attributes);
    }

    /// <summary>Puts in text.</summary>
    public static DeltaOp Insert(string text, YAttributes? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DeltaOp(DeltaOpKind.Insert, text.Length, text, null, attributes);
    }

    /// <summary>Puts in an embed; a text value is text.</summary>
    public static DeltaOp Insert(YValue value, YAttributes? attributes = null) =>
        value.Kind == YValueKind.String
            ? Insert(value.AsString(), attributes)
            : new DeltaOp(DeltaOpKind.Insert, 1, null, [value], attributes);

    /// <summary>Puts values into an array.</summary>
    public static DeltaOp Insert(IReadOnlyList<YValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new DeltaOp(DeltaOpKind.Insert, values.Count, null, values, null) { IsArray = true };
    }

    /// <summary>Takes out so many places.</summary>
    public static DeltaOp Delete(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new DeltaOp(DeltaOpKind.Delete, length, null, null, null);
    }

    /// <summary>Whether the other does the same.</summary>
    public bool Equals(DeltaOp other) =>
        Kind == other.Kind && Length == other.Length && Text == other.Text && Values.SequenceEqual(other.Values)
        && (Attributes is null ? other.Attributes is null : Attributes.Equals(other.Attributes));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Length, Text, Value, Attributes);

    /// <summary>The step as JSON.</summary>
    public override string ToString() => DeltaJson.Write(this);
}
