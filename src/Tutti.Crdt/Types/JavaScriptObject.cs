using System.Globalization;

namespace Tutti.Crdt.Types;

/// <summary>In which order JavaScript goes through the keys of an object.</summary>
internal static class JavaScriptObject
{
    private const int LongestIndex = 10;

    /// <summary>Keys that are whole numbers come first, ascending; the others as they were put in.</summary>
    public static IEnumerable<KeyValuePair<string, YValue>> InOrder(IEnumerable<KeyValuePair<string, YValue>> pairs)
    {
        foreach (var pair in pairs)
        {
            if (IsIndex(pair.Key, out _)) return pairs.OrderBy(other => IsIndex(other.Key, out var index) ? index : uint.MaxValue);
        }

        return pairs;
    }

    private static bool IsIndex(string key, out uint index)
    {
        index = 0;
        return key.Length is > 0 and <= LongestIndex && char.IsAsciiDigit(key[0]) && (key[0] != '0' || key.Length == 1)
            && uint.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index != uint.MaxValue;
    }
}
