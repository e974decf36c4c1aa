using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Scale;

/// <summary>
/// A workspace with very many documents and members, written by SQL as the server would have written it: folders, deleted
/// documents, other workspaces of the same person, and documents shared with them by links.
/// </summary>
internal sealed class LargeTeam(TuttiHost host, Visitor owner, int documents, int members)
{
    private const int Folders = 100, OtherWorkspaces = 50, InEachOther = 200, Shared = 100;

    private readonly string _at = Timestamps.Text(host.Clock.GetUtcNow());

    public Visitor Owner => owner;

    public string Workspace => owner.Workspace!;

    public static string Folder(int number) => Id("f", number);

    public static string Document(int number) => Id("d", number);

    public async Task SeedAsync()
    {
        await RunAsync(
            $"""
            INSERT INTO folder (id, workspace_id, parent_id, name, folded_name, documents, created_by, created_at)
            SELECT {IdOf("f")}, @workspace, '', 'Folder ' || CAST(i AS TEXT), 'folder ' || CAST(i AS TEXT), 0, @owner, @at FROM n
            """,
            Folders);
        await DocumentsAsync("d", documents, "@workspace", $"CASE WHEN i % 2 = 0 THEN '' ELSE {IdOf("f", $"i / 2 % {Folders}")} END");
        await RunAsync("UPDATE document SET deleted_at = updated_at WHERE workspace_id = @workspace AND title LIKE '%7 end'", 1);
        await MembersAsync();
        await RunAsync(
            $"""
            INSERT INTO workspace (id, name, created_by, created_at, updated_at, members, documents)
            SELECT {IdOf("a")}, 'Workspace ' || CAST(i AS TEXT), @owner, @at, @at, 1, {InEachOther} FROM n
            """,
            OtherWorkspaces + 1);
        await RunAsync(
            $"""
            INSERT INTO membership (workspace_id, person_id, role, joined_at, name_words)
            SELECT {IdOf("a")}, @owner, 3, @at, 'owner' FROM n
            """,
            OtherWorkspaces);
        await DocumentsAsync("e", OtherWorkspaces * InEachOther, IdOf("a", $"i % {OtherWorkspaces}"), "''");
        await DocumentsAsync("b", Shared, IdOf("a", $"{OtherWorkspaces}"), "''");
        await RunAsync(
            $"""
            INSERT INTO share_link (id, document_id, token_hash, access, may_share, uses, created_by, created_at)
            SELECT {IdOf("c")}, {IdOf("b")}, {IdOf("c")}, 2, 0, 1, @owner, @at FROM n
            """,
            Shared);
        await RunAsync(
            $"INSERT INTO share_grant (document_id, person_id, link_id, granted_at) SELECT {IdOf("b")}, @owner, {IdOf("c")}, @at FROM n", Shared);
        // PostgreSQL counts by itself after a while; SQLite goes without.
        if (TestStores.ArePostgres) await host.RunSqlAsync("ANALYZE;");
    }

    private async Task DocumentsAsync(string ids, int count, string workspace, string folder)
    {
        const string Title = "'Note' || CAST(i * 7919 % 100003 AS TEXT) || ' report alpha' || CAST(i % 97 AS TEXT) || ' beta' || CAST(i % 1009 AS TEXT) || ' nr' || CAST(i AS TEXT) || ' end'";
        const string Time =
            """
            '2026-' || substr(CAST(101 + i * 7 % 12 AS TEXT), 2) || '-' || substr(CAST(101 + i * 11 % 28 AS TEXT), 2) || 'T'
              || substr(CAST(100 + i * 13 % 24 AS TEXT), 2) || ':' || substr(CAST(100 + i * 17 % 60 AS TEXT), 2) || ':00.'
              || substr(CAST(1000 + i * 19 % 1000 AS TEXT), 2) || 'Z'
            """;
        await RunAsync(
            $"""
            INSERT INTO document (id, workspace_id, folder_id, title, kind, epoch, created_by, created_at, updated_at, updated_by, title_words)
            SELECT {IdOf(ids)}, {workspace}, {folder}, {Title},
              CASE i % 400 WHEN 0 THEN 'pipeline' ELSE CASE i % 3 WHEN 0 THEN 'artifact' WHEN 1 THEN 'workflow' ELSE 'session' END END,
              {IdOf("0")}, @owner, @at, {Time}, @owner, lower({Title})
            FROM n
            """,
            count);
        foreach (var word in new[] { "'report'", "'note' || CAST(i * 7919 % 100003 AS TEXT)", "'alpha' || CAST(i % 97 AS TEXT)", "'beta' || CAST(i % 1009 AS TEXT)", "'nr' || CAST(i AS TEXT)", "'end'" })
            await RunAsync($"INSERT INTO document_word (workspace_id, word, document_id, title_words) SELECT {workspace}, {word}, {IdOf(ids)}, lower({Title}) FROM n", count);
    }

    private async Task MembersAsync()
    {
        const string Words = "'first' || CAST(i % 101 AS TEXT) || ' last' || CAST(i AS TEXT)";
        await RunAsync(
            $"INSERT INTO person (id, name, color, is_guest) SELECT {IdOf("9")}, 'First' || CAST(i % 101 AS TEXT) || ' Last' || CAST(i AS TEXT), '#123456', 0 FROM n",
            members);
        await RunAsync(
            $"INSERT INTO membership (workspace_id, person_id, role, joined_at, name_words) SELECT @workspace, {IdOf("9")}, 1, @at, {Words} FROM n",
            members);
        foreach (var word in new[] { "'first' || CAST(i % 101 AS TEXT)", "'last' || CAST(i AS TEXT)" })
            await RunAsync($"INSERT INTO member_word (workspace_id, word, person_id) SELECT @workspace, {word}, {IdOf("9")} FROM n", members);
        await RunAsync($"UPDATE workspace SET members = members + {members}, documents = documents + {documents} WHERE id = @workspace", 1);
    }

    private Task RunAsync(string sql, int count)
    {
        var insert = sql.StartsWith("INSERT", StringComparison.Ordinal);
        var numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @count - 1)\n";
        return host.RunSqlAsync(
            insert ? numbers + sql : sql, new { count, workspace = Workspace, owner = owner.User.Text("id"), at = _at });
    }

    // Ids of a kind and a number, spelled as ids are.
    private static string IdOf(string kind, string number = "i") =>
        $"'{kind}0000000-0000-7000-8000-' || substr(CAST(1000000000000 + {number} AS TEXT), 2)";

    private static string Id(string kind, int number) => FormattableString.Invariant($"{kind}0000000-0000-7000-8000-{number:000000000000}");
}
