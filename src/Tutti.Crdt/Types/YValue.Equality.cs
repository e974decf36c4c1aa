namespace Tutti.Crdt.Types;

/// <content>Values are equal when what they hold is; types and documents when they are the same.</content>
public readonly partial struct YValue
{
    /// <summary>Whether two values are equal.</summary>
    public static bool operator ==(YValue left, YValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(YValue left, YValue right) => !left.Equals(right);

    /// <summary>Whether both hold the same. Not a number equals itself, and the order of names does not count.</summary>
    public bool Equals(YValue other)
    {
        if (Kind != other.Kind) return false;
        return Kind switch
        {
            YValueKind.Undefined or YValueKind.Null => true,
            YValueKind.Boolean or YValueKind.BigInt => _bits == other._bits,
            YValueKind.Number => AsNumber().Equals(other.AsNumber()),
            YValueKind.String => AsString() == other.AsString(),
            YValueKind.Bytes => AsBytes().Span.SequenceEqual(other.AsBytes().Span),
            YValueKind.Array => AsArray().SequenceEqual(other.AsArray()),
            YValueKind.Object => HaveSamePairs(AsObject(), other.AsObject()),
            _ => ReferenceEquals(_reference, other._reference),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is YValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        YValueKind.Number => AsNumber().GetHashCode(),
        YValueKind.String => AsString().GetHashCode(StringComparison.Ordinal),
        YValueKind.Bytes => HashCode.Combine(Kind, AsBytes().Length),
        YValueKind.Array => HashCode.Combine(Kind, AsArray().Count),
        YValueKind.Object => HashCode.Combine(Kind, AsObject().Count),
        _ => HashCode.Combine(Kind, _bits, _reference),
    };

    private static bool HaveSamePairs(IReadOnlyDictionary<string, YValue> left, IReadOnlyDictionary<string, YValue> right)
    {
        if (left.Count != right.Count) return false;
        foreach (var (name, value) in left)
        {
            if (!right.TryGetValue(name, out var other) || !value.Equals(other)) return false;
        }

        return true;
    }
}
