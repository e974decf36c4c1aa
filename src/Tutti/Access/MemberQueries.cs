using System.Text;
using Tutti.Store;

namespace Tutti.Access;

/// <summary>How members are found; what changes them is in <see cref="Memberships"/>.</summary>
internal static class MemberQueries
{
    // From so many on it is faster to go through the names in their order until a page is full.
    private const int MostCandidates = 500;

    private const string Columns = "p.id, p.name, p.color, p.avatar, p.is_guest, m.role, m.joined_at, m.name_words";

    public static Task<MemberRow?> FindAsync(Db db, WorkspaceId workspace, PersonId person) =>
        db.FirstAsync<MemberRow>(
            $"""
            SELECT {Columns} FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.workspace_id = @workspace AND m.person_id = @person
            """,
            new { workspace, person });

    /// <summary>Members by name whose names have words that begin so, after some name and id.</summary>
    public static async Task<IReadOnlyList<MemberRow>> ListAsync(
        Db db, WorkspaceId workspace, IReadOnlyList<string> words, (string NameWords, string Id)? after, int most)
    {
        var rarest = words.Count == 0 ? null : await RarestAsync(db, workspace, words);
        var from = new StringBuilder("membership m");
        var where = new StringBuilder("m.workspace_id = @workspace");
        if (rarest is not null)
        {
            from.Insert(0, "(SELECT DISTINCT person_id FROM member_word WHERE workspace_id = @workspace AND word >= @rarest AND word < @end) c CROSS JOIN ");
            where.Append(" AND m.person_id = c.person_id");
        }
        for (var i = 0; i < words.Count; i++) where.Append(" AND ").Append(WordFilter.On("m.name_words", i));
        if (after is not null) where.Append(" AND (m.name_words, m.person_id) > (@value, @id)");
        var values = WordFilter.Values(words);
        values.Add("workspace", workspace);
        values.Add("rarest", rarest);
        values.Add("end", Words.End(rarest ?? ""));
        values.Add("value", after?.NameWords);
        values.Add("id", after?.Id);
        values.Add("most", most);
        return await db.ListAsync<MemberRow>(
            $"""
            SELECT {Columns} FROM {from} JOIN person p ON p.id = m.person_id
            WHERE {where} ORDER BY m.name_words, m.person_id LIMIT @most
            """,
            values);
    }

    // The word that fewest names have; null when each is in many.
    private static async Task<string?> RarestAsync(Db db, WorkspaceId workspace, IReadOnlyList<string> words)
    {
        var (fewest, rarest) = (MostCandidates, (string?)null);
        foreach (var word in words)
        {
            var count = await db.FirstAsync<int>(
                """
                SELECT count(*) FROM (
                  SELECT 1 FROM member_word WHERE workspace_id = @workspace AND word >= @word AND word < @end LIMIT @fewest) seen
                """,
                new { workspace, word, end = Words.End(word), fewest });
            if (count < fewest) (fewest, rarest) = (count, word);
        }
        return rarest;
    }
}
