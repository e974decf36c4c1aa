namespace Tutti.Crdt.Types;

/// <content>Equality as JavaScript and Yjs see it where they decide about formatting.</content>
public readonly partial struct YValue
{
    /// <summary>What === says: arrays and objects are the same only when they are one.</summary>
    internal bool IsSameAs(in YValue other)
    {
        if (Kind != other.Kind) return false;
        return Kind switch
        {
            YValueKind.Number => AsNumber() == other.AsNumber(),
            YValueKind.Undefined or YValueKind.Null or YValueKind.Boolean or YValueKind.BigInt or YValueKind.String => Equals(other),
            _ => ReferenceEquals(_reference, other._reference),
        };
    }

    /// <summary>Whether two values format alike: they are the same, or objects or arrays of the same values, one level deep.</summary>
    internal bool FormatsLike(in YValue other)
    {
        if (IsSameAs(in other)) return true;
        if (Kind == YValueKind.Array && other.Kind == YValueKind.Array) return HaveSameValues(AsArray(), other.AsArray());
        if (Kind == YValueKind.Object && other.Kind == YValueKind.Object) return HaveSameValues(AsObject(), other.AsObject());
        return false;
    }

    private static bool HaveSameValues(IReadOnlyList<YValue> left, IReadOnlyList<YValue> right)
    {
        if (left.Count != right.Count) return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!left[i].IsSameAs(right[i])) return false;
        }

        return true;
    }

    private static bool HaveSameValues(IReadOnlyDictionary<string, YValue> left, IReadOnlyDictionary<string, YValue> right)
    {
        if (left.Count != right.Count) return false;
        foreach (var (name, value) in left)
        {
            if (!right.TryGetValue(name, out var other) || !value.IsSameAs(in other)) return false;
        }

        return true;
    }
}
