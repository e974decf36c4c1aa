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

    // How far is counted to find the rarest word. Beyond the last it does not matter any more which it is.
    private static readonly int[] Counts = [2_000, 10_000];

    /// <summary>The rows by a word that few titles have; null when many have each, or there are no words.</summary>
    public async Task<string?> RareAsync(Db db, DynamicParameters values)
    {
        for (var word = 0; word < Words; word++)
        {
            if (await CountAsync(db, values, Alone(word), MostCandidates + 1) <= MostCandidates) return Together(word);
        }
        return null;
    }

    /// <summary>The rows by the rarest word.</summary>
    public async Task<string> RarestAsync(Db db, DynamicParameters values)
    {
        foreach (var most in Counts)
        {
            var (rarest, fewest) = (-1, most);
            for (var word = 0; word < Words; word++)
            {
                var count = await CountAsync(db, values, Alone(word), fewest);
                if (count < fewest) (rarest, fewest) = (word, count);
            }
            if (rarest >= 0) return Together(rarest);
        }
        return Together(0);
    }

    /// <summary>The rows when few titles have all words; null when many have, or there are no words.</summary>
    public async Task<string?> FewAsync(Db db, DynamicParameters values)
    {
        if (await RareAsync(db, values) is { } rare) return rare;
        if (Words < 2) return null;
        var rows = await RarestAsync(db, values);
        return await CountAsync(db, values, rows, MostCandidates + 1) <= MostCandidates ? rows : null;
    }

    private static Task<int> CountAsync(Db db, DynamicParameters values, string rows, int most) =>
        db.FirstAsync<int>($"SELECT count(*) FROM (SELECT 1 AS one FROM {rows} LIMIT {most}) counted", values);

    private string Alone(int word) => $"{Source} AND x.word >= @from{word} AND x.word < @to{word}";

    private string Together(int word) =>
        Alone(word) + string.Concat(Enumerable.Range(0, Words).Where(other => other != word).Select(other => " AND " + WordFilter.On("x.title_words", other)));
}
