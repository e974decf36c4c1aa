using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Follows the roots of a document by their events alone.</summary>
internal sealed class Mirror
{
    private readonly YText _text;
    private readonly YArray _array;
    private readonly YMap _map;
    private readonly List<Unit> _units;
    private readonly List<Unit> _values;
    private readonly SortedDictionary<string, string> _pairs;

    public Mirror(YDoc document)
    {
        (_text, _array, _map) = (document.GetText("text"), document.GetArray("array"), document.GetMap("map"));
        (_units, _values, _pairs) = (Units(_text), Values(_array), Pairs(_map));
        // Reading the delta of a text cleans it up: not before the twin reads it, which watches the roots with all in them.
        _text.DeepObserved += (changes, _) =>
        {
            foreach (var change in changes.Where(change => change.Target == _text)) Apply(_units, change.Delta);
        };
        _array.Observed += (change, _) => Apply(_values, change.Delta);
        _map.Observed += (change, _) => Apply(change.Keys);
    }

    /// <summary>What the mirror shows and the document does not.</summary>
    public string? Difference()
    {
        if (!_units.SequenceEqual(Units(_text))) return $"text: {string.Join(' ', _units)}";
        if (!_values.SequenceEqual(Values(_array))) return $"array: {string.Join(' ', _values)}";
        return _pairs.SequenceEqual(Pairs(_map)) ? null : $"map: {string.Join(' ', _pairs)}";
    }

    private static List<Unit> Units(YText text)
    {
        var units = new List<Unit>();
        Apply(units, text.ToDelta());
        return units;
    }

    private static List<Unit> Values(YArray array) => array.Select(value => new Unit(Show(value), "")).ToList();

    private static SortedDictionary<string, string> Pairs(YMap map) =>
        new(map.ToDictionary(pair => pair.Key, pair => Show(pair.Value)), StringComparer.Ordinal);

    private static void Apply(List<Unit> units, Delta delta)
    {
        var at = 0;
        foreach (var op in delta)
        {
            switch (op.Kind)
            {
                case DeltaOpKind.Delete:
                    units.RemoveRange(at, op.Length);
                    break;
                case DeltaOpKind.Retain:
                    for (var i = at; i < at + op.Length; i++) units[i] = units[i].With(op.Attributes);
                    at += op.Length;
                    break;
                default:
                    // No event tells of a pair that was cut, and shows two U+FFFD from then on.
                    var shown = op.Text is null ? op.Values.Select(Show) : op.Text.Select(unit => char.IsSurrogate(unit) ? "fffd" : $"{(int)unit:x}");
                    units.InsertRange(at, shown.Select(unit => new Unit(unit, "").With(op.Attributes)));
                    at += op.Length;
                    break;
            }
        }
    }

    private static string Show(YValue value) => Content.Show(value, type => $"<{Content.NameOf(type)}>");

    private void Apply(IReadOnlyDictionary<string, YKeyChange> changes)
    {
        foreach (var (key, change) in changes)
        {
            var isKnown = _pairs.Remove(key, out var old);
            Assert.Equal(change.Action != YKeyAction.Add, isKnown);
            if (isKnown && change.OldValue.Kind != YValueKind.Undefined) Assert.Equal(old, Show(change.OldValue));
            if (change.Action != YKeyAction.Delete) _pairs[key] = Show(_map[key]);
        }
    }

    // Attributes as a line each, so that units compare by what they show.
    private sealed record Unit(string Value, string Attributes)
    {
        public Unit With(YAttributes? changes)
        {
            if (changes is null) return this;
            var attributes = Attributes.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !changes.ContainsKey(line[..line.IndexOf('=', StringComparison.Ordinal)]))
                .Concat(changes.Where(pair => pair.Value.Kind != YValueKind.Null).Select(pair => $"{pair.Key}={Show(pair.Value)}"));
            return this with { Attributes = string.Join('\n', attributes.Order(StringComparer.Ordinal)) };
        }
    }
}
