using Tutti.Crdt.Types;

namespace Tutti.Cli.Watching;

/// <summary>
/// What was changed in a file is done to a text that others have changed too: both began with the same base. What both took out is out
/// once; what one put in stays, also inside what the other took out.
/// </summary>
internal static class Merging
{
    /// <summary>The edits to do to the text as it is now, from behind.</summary>
    public static IEnumerable<(int Index, int Delete, string Insert)> Edits(string began, string file, string now)
    {
        var places = Places(began, now);
        var edits = new List<(int Index, int Delete, string Insert)>();
        foreach (var (index, delete, insert) in TextDiff.Find(began, file))
        {
            if (insert.Length > 0) edits.Add((PlaceOf(index, places), 0, insert));
            for (var at = index; at < index + delete; at++)
            {
                if (places[at] < 0) continue;
                var first = at;
                while (at + 1 < index + delete && places[at + 1] == places[at] + 1) at++;
                edits.Add((places[first], at - first + 1, ""));
            }
        }
        // What is taken out at a place goes before what is put in there, so that it takes out what was meant.
        return edits.Select((edit, order) => (edit, order))
            .OrderByDescending(each => each.edit.Index).ThenByDescending(each => each.edit.Delete).ThenByDescending(each => each.order)
            .Select(each => each.edit);
    }

    // Where each character of the base is now; -1 when it is gone.
    private static int[] Places(string began, string now)
    {
        var places = new int[began.Length];
        var (at, shift) = (0, 0);
        foreach (var (index, delete, insert) in TextDiff.Find(began, now))
        {
            for (; at < index; at++) places[at] = at + shift;
            for (; at < index + delete; at++) places[at] = -1;
            shift += insert.Length - delete;
        }
        for (; at < began.Length; at++) places[at] = at + shift;
        return places;
    }

    // Behind the last character in front of it that is still there.
    private static int PlaceOf(int index, int[] places)
    {
        for (var at = index - 1; at >= 0; at--)
        {
            if (places[at] >= 0) return places[at] + 1;
        }
        return 0;
    }
}
