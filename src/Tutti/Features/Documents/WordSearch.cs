using Dapper;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>
/// Where a search by words begins. What few titles have is looked up by the rarest of the words; the others are read
/// beside it. What many titles have turns up soon enough on the way through the order of the list.
/// </summary>
/// <param name="Source">The rows of <c>document_word</c>, named x, of all that is searched, and on what condition.</param>
/// <param name="Words">How many words are looked for.</param>
internal sealed record WordSearch(string Source, int Words)
{
    // So many documents are looked up in the time in which the way through the order of 100,000 leads past a page of them.
    // Which of the words is the rarest is not worth counting on for long.
    private const int MostCandidates = 500, MostCounted = 10_000;

    /// <summary>The rows of titles with all words, by the rarest of them; null when there are too many, or no words.</summary>
    public async Task<string?> CandidatesAsync(Db db, DynamicParameters values)
    {
        if (Words == 0) return null;
        var rows = Rows(Words == 1 ? 0 : await RarestAsync(db, values));
        return await CountAsync(db, values, rows, MostCandidates + 1) > MostCandidates ? null : rows;
    }

    private async Task<int> RarestAsync(Db db, DynamicParameters values)
    {
        var (rarest, fewest) = (0, MostCounted);
        for (var word = 0; word < Words && fewest > 0; word++)
        {
            var count = await CountAsync(db, values, Rows(word, isAlone: true), fewest);
            if (count < fewest) (rarest, fewest) = (word, count);
        }
        return rarest;
    }

    private static Task<int> CountAsync(Db db, DynamicParameters values, string rows, int most) =>
        db.FirstAsync<int>($"SELECT count(*) FROM (SELECT 1 AS one FROM {rows} LIMIT {most}) counted", values);

    private string Rows(int word, bool isAlone = false)
    {
        var others = isAlone ? [] : Enumerable.Range(0, Words).Where(other => other != word);
        return $"{Source} AND x.word >= @from{word} AND x.word < @to{word}"
            + string.Concat(others.Select(other => " AND " + WordFilter.On("x.title_words", other)));
    }
}
