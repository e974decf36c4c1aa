using Dapper;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// Rows of words to look documents up by: those of the word that the fewest titles have, where the title beside it has the
/// other words too.
/// </summary>
/// <param name="Source">The rows of <c>document_word</c>, named x, of all that is searched, and on what condition.</param>
/// <param name="Words">How many words are looked for.</param>
internal sealed record WordSearch(string Source, int Words)
{
    // So many documents are looked up in the time in which the way through the order of 100,000 leads past a page of them.
    private const int MostCandidates = 500;

    // Beyond these it does not matter any more which word is the rarest.
    private const int MostCounted = 10_000;

    /// <summary>The rows by a word that few titles have; null when many have each, or there are no words.</summary>
    public async Task<string?> RareAsync(Db db, DynamicParameters values) =>
        Words > 0 && await RarestWordAsync(db, values, MostCandidates + 1) is { } rare ? Together(rare) : null;

    /// <summary>The rows by the rarest word.</summary>
    public async Task<string> RarestAsync(Db db, DynamicParameters values) =>
        Together(await RarestWordAsync(db, values, MostCandidates * 4) ?? await RarestWordAsync(db, values, MostCounted) ?? 0);

    /// <summary>The rows when few titles have all words; null when many have, or there are no words.</summary>
    public async Task<string?> FewAsync(Db db, DynamicParameters values)
    {
        if (await RareAsync(db, values) is { } rare) return rare;
        if (Words < 2) return null;
        var rows = await RarestAsync(db, values);
        return await db.FirstAsync<int>($"SELECT count(*) FROM ({Some(rows, MostCandidates + 1)}) counted", values) <= MostCandidates ? rows : null;
    }

    // Null when each is in as many titles as are counted, or more. All are counted in one round trip.
    private Task<int?> RarestWordAsync(Db db, DynamicParameters values, int most)
    {
        var counts = Enumerable.Range(0, Words).Select(word =>
            $"SELECT {word} AS word, count(*) AS titles FROM ({Some(Alone(word), most)}) counted{word}");
        return db.FirstAsync<int?>(
            $"SELECT word FROM ({string.Join(" UNION ALL ", counts)}) counts WHERE titles < {most} ORDER BY titles, word LIMIT 1", values);
    }

    private static string Some(string rows, int most) => $"SELECT 1 AS one FROM {rows} LIMIT {most}";

    private string Alone(int word) => $"{Source} AND x.word >= @from{word} AND x.word < @to{word}";

    private string Together(int word) =>
        Alone(word) + string.Concat(Enumerable.Range(0, Words).Where(other => other != word).Select(other => " AND " + WordFilter.On("x.title_words", other)));
}
