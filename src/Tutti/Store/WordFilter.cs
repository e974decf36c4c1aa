using Dapper;

namespace Tutti.Store;

/// <summary>The parts of a statement that ask for words by how they begin, in a line (<see cref="Words.Line"/>) or a table of words.</summary>
internal static class WordFilter
{
    /// <summary>The condition on a line for the word with this number. Words are letters and digits, so nothing has to be escaped.</summary>
    public static string On(string column, int number) => $"' ' || {column} LIKE @word{number}";

    /// <summary>
    /// The conditions on a line for so many words, on the way through the order of a list. They are told so that a planner
    /// takes none of them for rare: it would leave the order, read everything and sort it.
    /// </summary>
    public static string Among(string column, int words) =>
        string.Concat(Enumerable.Range(0, words).Select(number => $" AND CASE WHEN {On(column, number)} THEN 1 ELSE 0 END <> 0"));

    /// <summary>The values: of each word what a line is like that has it, and from where to where it is in a table of words.</summary>
    public static DynamicParameters Values(IReadOnlyList<string> words)
    {
        var values = new DynamicParameters();
        for (var i = 0; i < words.Count; i++)
        {
            values.Add($"word{i}", $"% {words[i]}%");
            values.Add($"from{i}", words[i]);
            values.Add($"to{i}", Words.End(words[i]));
        }
        return values;
    }
}
