using Dapper;

namespace Tutti.Store;

/// <summary>The parts of a statement that ask for words by how they begin, in a line (<see cref="Words.Line"/>) or a table of words.</summary>
internal static class WordFilter
{
    /// <summary>The condition on a line for the word with this number. Words are letters and digits, so nothing has to be escaped.</summary>
    public static string On(string column, int number) => $"' ' || {column} LIKE @word{number}";

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
