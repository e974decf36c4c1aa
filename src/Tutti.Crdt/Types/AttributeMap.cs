using System.Collections;

namespace Tutti.Crdt.Types;

/// <summary>
/// Attributes in the order in which their names came, one that was taken out and put in again last: that order decides
/// in which order formats are written. Taking out costs no more than putting in.
/// </summary>
internal sealed class AttributeMap : IEnumerable<KeyValuePair<string, YValue>>
{
    private const int SmallestToPack = 16;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(string? Name, YValue Value)> _entries = [];

    public AttributeMap()
    {
    }

    public AttributeMap(IEnumerable<KeyValuePair<string, YValue>> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (value.Kind != YValueKind.Undefined) Set(name, value);
        }
    }

    public int Count => _places.Count;

    /// <summary>The value of a name, null when it has none.</summary>
    public YValue this[string name] => _places.TryGetValue(name, out var place) ? _entries[place].Value : YValue.Null;

    public bool Contains(string name) => _places.ContainsKey(name);

    public void Set(string name, YValue value)
    {
        if (_places.TryGetValue(name, out var place))
        {
            _entries[place] = (name, value);
            return;
        }

        _places[name] = _entries.Count;
        _entries.Add((name, value));
    }

    public void Remove(string name)
    {
        if (!_places.Remove(name, out var place)) return;
        _entries[place] = default;
        if (_entries.Count > SmallestToPack && _entries.Count > 2 * _places.Count) Pack();
    }

    /// <summary>Goes past a format.</summary>
    public void Apply(FormatMark mark)
    {
        if (mark.Value.Kind == YValueKind.Null) Remove(mark.Name);
        else Set(mark.Name, mark.Value);
    }

    public AttributeMap Copy() => new(this);

    /// <summary>The attributes as people get them, null when there are none.</summary>
    public YAttributes? ToAttributes() => Count == 0 ? null : new YAttributes(JavaScriptObject.InOrder(this));

    public IEnumerator<KeyValuePair<string, YValue>> GetEnumerator()
    {
        foreach (var (name, value) in _entries)
        {
            if (name is not null) yield return new(name, value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Pack()
    {
        _entries.RemoveAll(entry => entry.Name is null);
        for (var place = 0; place < _entries.Count; place++) _places[_entries[place].Name!] = place;
    }
}
