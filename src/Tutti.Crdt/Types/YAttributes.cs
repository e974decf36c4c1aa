using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Tutti.Crdt.Types;

/// <summary>
/// Formatting of a piece of text: names with values that JSON can hold, in the order they were put in.
/// <see cref="YValue.Null"/> takes a format away.
/// </summary>
public sealed class YAttributes : IReadOnlyDictionary<string, YValue>, IEquatable<YAttributes>
{
    private readonly OrderedDictionary<string, YValue> _values = new(StringComparer.Ordinal);

    /// <summary>Makes an empty set.</summary>
    public YAttributes()
    {
    }

    /// <summary>Makes a set of these; a later value of a name replaces an earlier one.</summary>
    public YAttributes(IEnumerable<KeyValuePair<string, YValue>> attributes)
    {
        foreach (var (name, value) in attributes) this[name] = value;
    }

    /// <inheritdoc />
    public int Count => _values.Count;

    /// <inheritdoc />
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc />
    public IEnumerable<YValue> Values => _values.Values;

    /// <summary>The value under a name, <see cref="YValue.Null"/> to take a format away; a missing one throws, see <see cref="TryGetValue"/>.</summary>
    public YValue this[string key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    /// <summary>Puts a value under a name.</summary>
    public void Add(string key, YValue value) => this[key] = value;

    /// <summary>Puts a value under a name.</summary>
    public void Add(KeyValuePair<string, YValue> attribute) => this[attribute.Key] = attribute.Value;

    /// <inheritdoc />
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out YValue value) => _values.TryGetValue(key, out value);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, YValue>> GetEnumerator() => _values.GetEnumerator();

    /// <summary>Whether the other has the same names with equal values, in whatever order.</summary>
    public bool Equals(YAttributes? other)
    {
        if (other is null || other.Count != Count) return false;
        foreach (var (name, value) in _values)
        {
            if (!other.TryGetValue(name, out var theirs) || !theirs.Equals(value)) return false;
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as YAttributes);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = _values.Count;
        foreach (var (name, value) in _values) hash ^= HashCode.Combine(name, value);
        return hash;
    }

    /// <summary>The attributes as JSON.</summary>
    public override string ToString() => YValue.Object(this).ToString()!;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
