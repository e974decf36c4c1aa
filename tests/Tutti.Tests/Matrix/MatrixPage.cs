using System.Text;
using Tutti.Tests.Support;

namespace Tutti.Tests.Matrix;

/// <summary>
/// docs/permissions.md: who may do what, one row for each route and frame, one column for each kind of person. The page
/// is what was reviewed; the tests try every cell on the real server. <c>TUTTI_WRITE_MATRIX=1</c> writes what they saw.
/// </summary>
internal static class MatrixPage
{
    private const string RoutesTitle = "## Routes", FramesTitle = "## Frames on the socket of a document";

    private static string Path => System.IO.Path.Combine(Repository.Root, "docs/permissions.md");

    public static bool IsWriting => Environment.GetEnvironmentVariable("TUTTI_WRITE_MATRIX") == "1";

    public static IReadOnlyDictionary<string, MatrixRow> Routes => Read(RoutesTitle);

    public static IReadOnlyDictionary<string, MatrixRow> Frames => Read(FramesTitle);

    public static void WriteRoutes(IEnumerable<MatrixRow> rows) => Write(RoutesTitle, rows, "Route | Action");

    public static void WriteFrames(IEnumerable<MatrixRow> rows) => Write(FramesTitle, rows, "Frame | Comes from");

    private static Dictionary<string, MatrixRow> Read(string title) => File.ReadLines(Path)
        .SkipWhile(line => line != title).Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => new MatrixRow(cells[0].Trim('`'), cells[1].Trim('`'), cells[2..]))
        .ToDictionary(row => row.Name, StringComparer.Ordinal);

    private static void Write(string title, IEnumerable<MatrixRow> rows, string heads)
    {
        var lines = File.ReadAllLines(Path).ToList();
        var from = lines.IndexOf(title);
        var to = lines.FindIndex(from + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
        var text = new StringBuilder();
        text.AppendLine().AppendLine($"| {heads} | {string.Join(" | ", Cast.Columns)} |");
        text.AppendLine($"|{string.Concat(Enumerable.Repeat("---|", Cast.Columns.Count + 2))}");
        foreach (var row in rows) text.AppendLine($"| `{row.Name}` | `{row.Of}` | {string.Join(" | ", row.Cells)} |");
        lines.RemoveRange(from + 1, (to < 0 ? lines.Count : to) - from - 1);
        lines.InsertRange(from + 1, text.ToString().ReplaceLineEndings("\n").Split('\n'));
        while (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        File.WriteAllText(Path, string.Join('\n', lines) + "\n");
    }
}

/// <summary>One route or frame, and what each kind of person gets.</summary>
internal sealed record MatrixRow(string Name, string Of, IReadOnlyList<string> Cells)
{
    public string Line => string.Join(" | ", Cells);
}
