namespace Tutti.Crdt.Types;

/// <summary>The values of a shared type by key, and what was put into it while it lay in no document.</summary>
internal sealed class KeyedValues(YType owner)
{
    private OrderedDictionary<string, YValue>? _preliminary;

    public int Count => Live().Count();

    public bool TryGet(string key, out YValue value)
    {
        value = default;
        var handle = Find(key);
        if (handle == 0) return false;
        value = ItemValues.Last(owner.Document!, in owner.Store[handle]);
        return true;
    }

    public bool Contains(string key) => Find(key) != 0;

    public List<KeyValuePair<string, YValue>> ToList() =>
    [
        .. Live().Select(pair => KeyValuePair.Create(pair.Key, ItemValues.Last(owner.Document!, in owner.Store[pair.Handle]))),
    ];

    public void Set(string key, YValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (owner.IsCollected) return;
        Contribution.Take(owner, [value]);
        if (owner.Node is { } node)
        {
            using var change = owner.Document!.Change();
            Contribution.Set(change.Transaction, node, key, value);
            return;
        }

        _preliminary ??= new(StringComparer.Ordinal);
        if (_preliminary.TryGetValue(key, out var old)) Contribution.GiveBack(old);
        _preliminary[key] = value;
    }

    public bool Delete(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (owner.Node is null)
        {
            if (_preliminary is null || !_preliminary.Remove(key, out var old)) return false;
            Contribution.GiveBack(old);
            return true;
        }

        using var change = owner.Document!.Change();
        var handle = Find(key);
        if (handle != 0) change.Transaction.Delete(handle);
        return handle != 0;
    }

    public void Clear()
    {
        if (owner.Node is null)
        {
            foreach (var (_, value) in _preliminary ?? []) Contribution.GiveBack(value);
            _preliminary = null;
            return;
        }

        using var change = owner.Document!.Change();
        foreach (var (_, handle) in Live().ToList()) change.Transaction.Delete(handle);
    }

    /// <summary>What toJSON gives.</summary>
    public YValue ToJson(int depth) => YValue.Object(ToList().Select(pair =>
        pair.Value.Kind == YValueKind.Type ? new(pair.Key, pair.Value.AsType().ToJson(depth)) : pair));

    public void CopyTo(KeyedValues other, int depth)
    {
        foreach (var (key, value) in ToList()) other.Set(key, Contribution.Copy(value, depth));
    }

    public void DoPreliminary(Transaction transaction)
    {
        if (_preliminary is null) return;
        foreach (var (key, value) in _preliminary) Contribution.Set(transaction, owner.Node!, key, value);
    }

    public void ForgetPreliminary() => _preliminary = null;

    private IEnumerable<(string Key, int Handle)> Live()
    {
        var node = owner.Attached;
        if (!node.HasKeys) yield break;
        foreach (var (key, handle) in node.Keys)
        {
            if (owner.Store[handle].IsLive) yield return (owner.Store.Key(key), handle);
        }
    }

    // The item that holds the value of a key, 0 for none.
    private int Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var node = owner.Attached;
        if (!node.HasKeys) return 0;
        var handle = node.Keys.GetValueOrDefault(owner.Store.FindKey(key));
        return handle != 0 && owner.Store[handle].IsLive ? handle : 0;
    }
}
