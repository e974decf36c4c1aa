using Tutti.Store;

namespace Tutti.Access;

/// <summary>The words of members' names in each of their workspaces, so that a list of thousands is sorted and searched by index.</summary>
internal static class MemberWords
{
    public static async Task AddAsync(Db db, WorkspaceId workspace, PersonId person, string line)
    {
        foreach (var word in Words.Of(line))
        {
            await db.RunAsync(
                "INSERT INTO member_word (workspace_id, word, person_id) VALUES (@workspace, @word, @person) ON CONFLICT DO NOTHING",
                new { workspace, word, person });
        }
    }

    public static Task RemoveAsync(Db db, WorkspaceId workspace, PersonId person) =>
        db.RunAsync("DELETE FROM member_word WHERE person_id = @person AND workspace_id = @workspace", new { workspace, person });

    /// <summary>Goes through the workspaces of someone who has another name.</summary>
    public static async Task RenameAsync(Db db, PersonId person, string line)
    {
        var workspaces = await db.ListAsync<WorkspaceId>(
            """
            UPDATE membership SET name_words = @line
            WHERE person_id = @person AND (name_words <> @line OR name_words IS NULL) RETURNING workspace_id
            """,
            new { person, line });
        foreach (var workspace in workspaces)
        {
            await RemoveAsync(db, workspace, person);
            await AddAsync(db, workspace, person, line);
        }
    }
}
