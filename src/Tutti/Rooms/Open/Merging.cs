using Tutti.Crdt.Types;
using Tutti.Kinds;

namespace Tutti.Rooms.Open;

/// <summary>Brings shared maps to hold a value while touching only what differs.</summary>
internal static class Merging
{
    /// <summary>Makes a map hold these pairs and no others.</summary>
    public static void Into(YMap map, IReadOnlyDictionary<string, YValue> pairs, SharedRoot root, int depth, string pointer)
    {
        foreach (var key in map.Keys.Where(key => !pairs.ContainsKey(key)).ToList()) map.Delete(key);
        foreach (var (key, value) in pairs) Set(map, key, value, root, depth, pointer);
    }

    /// <summary>Puts a value under a key, into the text or map that is there when it is one.</summary>
    /// <param name="map">The map.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, plain.</param>
    /// <param name="root">The root the map lies in.</param>
    /// <param name="depth">How many maps lie between it and the root.</param>
    /// <param name="pointer">The place, for a refusal.</param>
    public static void Set(YMap map, string key, YValue value, SharedRoot root, int depth, string pointer)
    {
        Check(value, root, depth, pointer);
        var now = map[key];
        if (now.Kind == YValueKind.Type)
        {
            switch (now.AsType())
            {
                case YText text when value.Kind == YValueKind.String:
                    TextDiff.Apply(text, value.AsString());
                    return;
                case YMap inner when value.Kind == YValueKind.Object:
                    Into(inner, value.AsObject(), root, depth + 1, pointer);
                    return;
            }
        }
        else if (now == value)
        {
            return;
        }
        map.Set(key, Shared(value, root, depth));
    }

    // Files are texts, and nodes, edges and steps are maps, as at the making of a document.
    private static void Check(YValue value, SharedRoot root, int depth, string pointer)
    {
        if (depth > 0) return;
        var fits = root switch
        {
            { HoldsTexts: true } => value.Kind == YValueKind.String,
            { MapsInside: > 0 } => value.Kind == YValueKind.Object,
            _ => true,
        };
        if (!fits) throw new ChangeRefusedException(RefusalCode.InvalidMessage, $"The value does not fit {pointer}.");
    }

    private static YValue Shared(YValue value, SharedRoot root, int depth)
    {
        if (root.HoldsTexts && depth == 0) return new YText(value.AsString());
        if (value.Kind != YValueKind.Object || depth >= root.MapsInside) return value;
        var map = new YMap();
        foreach (var (key, inner) in value.AsObject()) map.Set(key, Shared(inner, root, depth + 1));
        return map;
    }
}
