using Dapper;

namespace Tutti.Store;

/// <summary>The part of a statement that asks for words of a line (<see cref="Words.Line"/>) by how they begin.</summary>
internal static class WordFilter
{
    /// <summary>The condition for the word with this number. Words are letters and digits, so nothing has to be escaped.</summary>
    public static string On(string column, int number) => $"' ' || {column} LIKE @word{number}";

    public static DynamicParameters Values(IReadOnlyList<string> words)
    {
        var values = new DynamicParameters();
        for (var i = 0; i < words.Count; i++) values.Add($"word{i}", $"% {words[i]}%");
        return values;
    }
}
