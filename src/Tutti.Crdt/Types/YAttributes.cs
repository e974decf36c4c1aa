using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Tutti.Crdt.Types;

/// <summary>Formatting by name, in the order it was given; <see cref="YValue.Null"/> takes one away.</summary>
public sealed class YAttributes : IReadOnlyDictionary<string, YValue>
{
    private readonly OrderedDictionary<string, YValue> _values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<YValue> Values => _values.Values;

    /// <summary>The value of a name.</summary>
    public YValue this[string key]
    {
        get => _values[key];
        init => _values[key] = value;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out YValue value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, YValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
