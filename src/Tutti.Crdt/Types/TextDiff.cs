namespace Tutti.Crdt.Types;

/// <summary>
/// Brings a shared text to read as another by taking out and putting in only what differs (Myers, "An O(ND) difference
/// algorithm", forward variant), so that what others write meanwhile, and where their cursors stand, stays.
/// </summary>
public static class TextDiff
{
    // Beyond so many differences the middle is replaced as one piece: finding fewer would take too long.
    private const int MostDifferences = 400;

    /// <summary>Edits a text until it reads as wanted.</summary>
    public static void Apply(YText text, string wanted)
    {
        ArgumentNullException.ThrowIfNull(text);
        var now = text.ToString();
        // From behind, so that positions in front stay what they are.
        foreach (var (index, delete, insert) in Find(now, wanted).Reverse())
        {
            if (delete > 0) text.Delete(index, delete);
            if (insert.Length > 0) text.Insert(index, insert);
        }
    }

    /// <summary>The edits that turn one text into the other, with positions in the first, in ascending order.</summary>
    public static IReadOnlyList<(int Index, int Delete, string Insert)> Find(string now, string wanted)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(wanted);
        var start = now.AsSpan().CommonPrefixLength(wanted);
        if (start == now.Length && start == wanted.Length) return [];
        if (start > 0 && char.IsHighSurrogate(now[start - 1])) start--;
        var end = 0;
        var most = Math.Min(now.Length, wanted.Length) - start;
        while (end < most && now[^(end + 1)] == wanted[^(end + 1)]) end++;
        if (end > 0 && char.IsLowSurrogate(now[^end])) end--;
        var from = Runes(now.AsSpan(start, now.Length - start - end));
        var to = Runes(wanted.AsSpan(start, wanted.Length - start - end));
        var edits = Trace(from, to) is { } path
            ? Edits(path, from, to, start)
            : [(start, now.Length - start - end, wanted[start..^end])];
        return edits;
    }

    // Whole characters, so that no edit cuts one in two.
    private static string[] Runes(ReadOnlySpan<char> text)
    {
        var runes = new List<string>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            runes.Add(text.Slice(i, isPair ? 2 : 1).ToString());
            if (isPair) i++;
        }
        return [.. runes];
    }

    // For each number of differences, how far each diagonal reaches; null when there are too many.
    private static List<int[]>? Trace(string[] from, string[] to)
    {
        var most = Math.Min(from.Length + to.Length, MostDifferences);
        var reach = new int[(2 * most) + 3];
        var middle = most + 1;
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            trace.Add([.. reach.AsSpan(middle - d - 1, (2 * d) + 3)]);
            for (var k = -d; k <= d; k += 2)
            {
                var isDown = k == -d || (k != d && reach[middle + k - 1] < reach[middle + k + 1]);
                var x = isDown ? reach[middle + k + 1] : reach[middle + k - 1] + 1;
                var y = x - k;
                while (x < from.Length && y < to.Length && from[x] == to[y]) (x, y) = (x + 1, y + 1);
                reach[middle + k] = x;
                if (x >= from.Length && y >= to.Length) return trace;
            }
        }
        return null;
    }

    // Walks back from the end, gathering neighbouring differences into one edit.
    private static List<(int Index, int Delete, string Insert)> Edits(List<int[]> trace, string[] from, string[] to, int start)
    {
        var (keptFrom, keptTo) = (new bool[from.Length], new bool[to.Length]);
        var (x, y) = (from.Length, to.Length);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var reach = trace[d];
            var k = x - y;
            var isDown = k == -d || (k != d && reach[k + d] < reach[k + d + 2]);
            var beforeX = d == 0 ? 0 : isDown ? reach[k + d + 2] : reach[k + d];
            var beforeY = d == 0 ? 0 : beforeX - (isDown ? k + 1 : k - 1);
            var (toX, toY) = d == 0 ? (0, 0) : isDown ? (beforeX, beforeY + 1) : (beforeX + 1, beforeY);
            while (x > toX && y > toY) keptFrom[--x] = keptTo[--y] = true;
            (x, y) = (beforeX, beforeY);
        }
        return Gather(keptFrom, keptTo, from, to, start);
    }

    private static List<(int Index, int Delete, string Insert)> Gather(
        bool[] keptFrom, bool[] keptTo, string[] from, string[] to, int start)
    {
        var edits = new List<(int, int, string)>();
        var (x, y, at) = (0, 0, start);
        while (x < from.Length || y < to.Length)
        {
            var (index, delete, insert) = (at, 0, new System.Text.StringBuilder());
            for (; x < from.Length && !keptFrom[x]; x++) delete += from[x].Length;
            for (; y < to.Length && !keptTo[y]; y++) insert.Append(to[y]);
            if (delete > 0 || insert.Length > 0) edits.Add((index, delete, insert.ToString()));
            at += delete;
            for (; x < from.Length && keptFrom[x] && y < to.Length && keptTo[y]; x++, y++) at += from[x].Length;
        }
        return edits;
    }
}
