using System.Globalization;

namespace Tutti.Rooms.Open;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class Pointer
{
    /// <summary>The steps of a pointer, or null when it is none.</summary>
    public static string[]? Read(string pointer)
    {
        if (pointer.Length == 0) return [];
        if (pointer[0] != '/') return null;
        var steps = pointer[1..].Split('/');
        for (var i = 0; i < steps.Length; i++)
        {
            if (!steps[i].Contains('~', StringComparison.Ordinal)) continue;
            var rest = steps[i].Replace("~0", "", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal);
            if (rest.Contains('~', StringComparison.Ordinal)) return null;
            steps[i] = steps[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }
        return steps;
    }

    /// <summary>One step, as it stands in a pointer.</summary>
    public static string Escape(string step) =>
        step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>An index into a list of so many values, or -1; <c>-</c> stands for the one behind the last.</summary>
    public static int Index(string step, int count, bool mayBeNew)
    {
        if (step == "-") return mayBeNew ? count : -1;
        if (step.Length > 1 && step[0] == '0') return -1;
        var isNumber = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        return isNumber && index < count + (mayBeNew ? 1 : 0) ? index : -1;
    }
}
