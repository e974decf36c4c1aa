using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A map among XML elements, shown by code that is registered under its name.</summary>
public sealed class YXmlHook : YType<YMapEvent>
{
    private readonly KeyedValues _values;

    /// <summary>Makes an empty, preliminary hook.</summary>
    public YXmlHook(string hookName)
    {
        ArgumentNullException.ThrowIfNull(hookName);
        HookName = hookName;
        _values = new KeyedValues(this);
    }

    /// <summary>The name of the code that shows it.</summary>
    public string HookName { get; }

    /// <summary>How many keys have a value.</summary>
    public int Count => _values.Count;

    internal override TypeRef Kind => TypeRef.XmlHook;

    internal override string NodeName => HookName;

    /// <summary>The value of a key; <see cref="YValue.Undefined"/> when it has none.</summary>
    public YValue this[string key]
    {
        get => _values.TryGet(key, out var value) ? value : YValue.Undefined;
        set => _values.Set(key, value);
    }

    /// <summary>Puts a value under a key.</summary>
    public void Set(string key, YValue value) => _values.Set(key, value);

    /// <summary>Takes away the value of a key; false when it has none.</summary>
    public bool Delete(string key) => _values.Delete(key);

    /// <inheritdoc/>
    public override YXmlHook Clone() => Copy(MaxDepth);

    internal override YXmlHook Copy(int depth)
    {
        var copy = new YXmlHook(HookName);
        _values.CopyTo(copy._values, Deeper(depth));
        return copy;
    }

    internal override YValue ToJson(int depth) => _values.ToJson(Deeper(depth));

    internal override YEvent CreateEvent(Transaction transaction) => new YMapEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction) => _values.DoPreliminary(transaction);

    private protected override void ForgetPreliminary() => _values.ForgetPreliminary();
}
