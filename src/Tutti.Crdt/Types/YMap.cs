using System.Collections;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>Shared values by key. When several people set one key at once, everybody ends up with the same one.</summary>
public sealed partial class YMap : YType<YMapEvent>, IEnumerable<KeyValuePair<string, YValue>>
{
    private readonly KeyedValues _values;

    /// <summary>Makes an empty, preliminary map.</summary>
    public YMap() => _values = new KeyedValues(this);

    /// <summary>Makes a preliminary map of values.</summary>
    public YMap(IEnumerable<KeyValuePair<string, YValue>> values)
        : this()
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (key, value) in values) Set(key, value);
    }

    /// <summary>How many keys have a value.</summary>
    public int Count => _values.Count;

    /// <summary>The keys that have a value.</summary>
    public IEnumerable<string> Keys => _values.ToList().Select(pair => pair.Key);

    /// <summary>The values.</summary>
    public IEnumerable<YValue> Values => _values.ToList().Select(pair => pair.Value);

    internal override TypeRef Kind => TypeRef.Map;

    /// <summary>The value of a key; <see cref="YValue.Undefined"/> when it has none.</summary>
    public YValue this[string key]
    {
        get => _values.TryGet(key, out var value) ? value : YValue.Undefined;
        set => _values.Set(key, value);
    }

    /// <summary>The value of a key, if it has one.</summary>
    public bool TryGetValue(string key, out YValue value) => _values.TryGet(key, out value);

    /// <summary>Whether a key has a value.</summary>
    public bool ContainsKey(string key) => _values.Contains(key);

    /// <summary>Puts a value under a key.</summary>
    public void Set(string key, YValue value) => _values.Set(key, value);

    /// <summary>Takes away the value of a key; false when it has none.</summary>
    public bool Delete(string key) => _values.Delete(key);

    /// <summary>Takes away all values.</summary>
    public void Clear() => _values.Clear();

    /// <inheritdoc/>
    public override YMap Clone() => Copy(MaxDepth);

    /// <summary>The pairs as they are now; what is changed meanwhile is not seen.</summary>
    public IEnumerator<KeyValuePair<string, YValue>> GetEnumerator() => _values.ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override YMap Copy(int depth)
    {
        var copy = new YMap();
        _values.CopyTo(copy._values, Deeper(depth));
        return copy;
    }

    internal override YValue ToJson(int depth) => _values.ToJson(Deeper(depth));

    internal override YEvent CreateEvent(Transaction transaction) => new YMapEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction) => _values.DoPreliminary(transaction);

    private protected override void ForgetPreliminary() => _values.ForgetPreliminary();
}
