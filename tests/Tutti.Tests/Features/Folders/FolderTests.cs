using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Folders;

[Covers("W1")]
public sealed class FolderTests
{
    [Fact]
    public async Task Folders_lie_in_each_other_and_hold_documents()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var plans = await MakeAsync(ann, "  Plans ");
        var inner = await MakeAsync(ann, "Inner", plans);
        var path = $"workspaces/{ann.Workspace}/folders";
        var document = (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", new { title = "In", kind = "artifact", folder_id = inner }))
            .Expect(201).Json;
        Assert.Equal(inner, document.Text("folder_id"));

        var listed = (await ann.GetAsync(path)).Expect(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([("Inner", plans, 1), ("Plans", null, 0)], listed.Select(folder => (folder.Text("name"), Parent(folder), folder.GetProperty("documents").GetInt32())));

        (await ann.PostAsync($"documents/{document.Text("id")}/move", new { folder_id = plans })).Expect(200);
        listed = [.. (await ann.GetAsync(path)).Expect(200).Json.GetProperty("items").EnumerateArray()];
        Assert.Equal([0, 1], listed.Select(folder => folder.GetProperty("documents").GetInt32()));

        Assert.Equal("Ideas", (await ann.PatchAsync($"{path}/{inner}", new { name = "Ideas" })).Expect(200).Json.Text("name"));
        Assert.Null(Parent((await ann.PatchAsync($"{path}/{inner}", new { parent_id = "root" })).Expect(200).Json));
        Assert.Equal(
            ["folder_created", "folder_created", "folder_renamed", "folder_moved"],
            host.Events(ann.Workspace!).Select(row => row.Type).Where(type => type.StartsWith("folder_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_folder_that_is_deleted_leaves_what_is_in_it_one_level_higher()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var outer = await MakeAsync(ann, "Outer");
        var gone = await MakeAsync(ann, "Gone", outer);
        var same = await MakeAsync(ann, "Same", outer);
        var inside = await MakeAsync(ann, "same", gone);
        var twin = await MakeAsync(ann, "Gone", gone);
        var kept = await DocumentInAsync(ann, gone);
        var trashed = await DocumentInAsync(ann, gone);
        (await ann.DeleteAsync($"documents/{trashed}")).Expect(204);

        (await ann.DeleteAsync($"workspaces/{ann.Workspace}/folders/{gone}")).Expect(204);

        var folders = (await ann.GetAsync($"workspaces/{ann.Workspace}/folders")).Json.GetProperty("items").EnumerateArray()
            .ToDictionary(folder => folder.Text("id"), folder => (folder.Text("name"), Parent(folder), folder.GetProperty("documents").GetInt32()), StringComparer.Ordinal);
        Assert.Equal(("Outer", null, 1), folders[outer]);
        Assert.Equal(("Same", outer, 0), folders[same]);
        Assert.Equal(("same (2)", outer, 0), folders[inside]);
        Assert.Equal(("Gone", outer, 0), folders[twin]);
        Assert.DoesNotContain(gone, folders.Keys);
        Assert.Equal(outer, (await ann.GetAsync($"documents/{kept}")).Expect(200).Json.Text("folder_id"));
        var back = (await ann.PostAsync($"workspaces/{ann.Workspace}/documents/{trashed}/restore")).Expect(200).Json;
        Assert.Equal(outer, back.Text("folder_id"));
    }

    [Fact]
    public async Task Names_are_one_of_a_kind_among_siblings_and_the_tree_stays_a_tree()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var path = $"workspaces/{ann.Workspace}/folders";
        var one = await MakeAsync(ann, "One");
        var two = await MakeAsync(ann, "Two", one);
        (await ann.PostAsync(path, new { name = " oNE " })).Expect(409, "CONFLICT");
        (await ann.PostAsync(path, new { name = "One", parent_id = one })).Expect(201);
        (await ann.PatchAsync($"{path}/{two}", new { name = "ONE" })).Expect(409, "CONFLICT");
        (await ann.PatchAsync($"{path}/{one}", new { name = "one" })).Expect(200);
        (await ann.PatchAsync($"{path}/{one}", new { parent_id = two })).Expect(409, "CONFLICT");
        (await ann.PatchAsync($"{path}/{one}", new { parent_id = one })).Expect(409, "CONFLICT");
        (await ann.PatchAsync($"{path}/{one}", new { parent_id = Guid.CreateVersion7() })).Expect(404, "NOT_FOUND");
        (await ann.PatchAsync($"{path}/{Guid.CreateVersion7()}", new { name = "x" })).Expect(404, "NOT_FOUND");
        (await ann.PatchAsync($"{path}/{one}", new { })).Expect(400, "INVALID_MESSAGE");

        var deepest = two;
        for (var level = 3; level <= 8; level++) deepest = await MakeAsync(ann, $"L{level}", deepest);
        (await ann.PostAsync(path, new { name = "L9", parent_id = deepest })).Expect(409, "CONFLICT");
        var side = await MakeAsync(ann, "Side");
        (await ann.PatchAsync($"{path}/{one}", new { parent_id = side })).Expect(409, "CONFLICT");
    }

    [Fact]
    public async Task Two_who_move_folders_into_each_other_at_once_do_not_make_a_ring()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = (await MakeAsync(ann, $"a{round}"), await MakeAsync(ann, $"b{round}"));
            var path = $"workspaces/{ann.Workspace}/folders";
            var replies = await Task.WhenAll(
                ann.PatchAsync($"{path}/{a}", new { parent_id = b }), ann.PatchAsync($"{path}/{b}", new { parent_id = a }));
            Assert.Equal([200, 409], replies.Select(reply => reply.Status).Order());
        }
    }

    [Fact]
    public async Task A_workspace_has_a_thousand_folders_at_most()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        await host.RunSqlAsync(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
            INSERT INTO folder (id, workspace_id, parent_id, name, folded_name, documents, created_by, created_at)
            SELECT 'f' || CAST(i AS TEXT), @workspace, '', 'F' || CAST(i AS TEXT), 'f' || CAST(i AS TEXT), 0, @maker, '' FROM n
            """,
            new { workspace = ann.Workspace, maker = ann.User.Text("id") });
        (await ann.PostAsync($"workspaces/{ann.Workspace}/folders", new { name = "More" })).Expect(409, "CONFLICT");
        Assert.Equal(1000, (await ann.GetAsync($"workspaces/{ann.Workspace}/folders")).Expect(200).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    [Covers("AZ-01")]
    public async Task AZ_01_A_folder_of_another_workspace_is_no_folder_here()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var bob = await host.GuestAsync();
        var (mine, theirs) = (await MakeAsync(ann, "Mine"), await MakeAsync(bob, "Theirs"));
        var document = await ann.DocumentAsync();
        foreach (var (workspace, folder) in new[] { (ann.Workspace, theirs), (bob.Workspace, mine), (bob.Workspace, theirs) })
        {
            (await ann.PatchAsync($"workspaces/{workspace}/folders/{folder}", new { name = "x" })).Expect(404, "NOT_FOUND");
            (await ann.DeleteAsync($"workspaces/{workspace}/folders/{folder}")).Expect(404, "NOT_FOUND");
        }
        (await ann.PatchAsync($"workspaces/{ann.Workspace}/folders/{mine}", new { parent_id = theirs })).Expect(404, "NOT_FOUND");
        (await ann.PostAsync($"workspaces/{ann.Workspace}/folders", new { name = "x", parent_id = theirs })).Expect(404, "NOT_FOUND");
        (await ann.PostAsync($"documents/{document}/move", new { folder_id = theirs })).Expect(404, "NOT_FOUND");
        (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", new { title = "x", kind = "artifact", folder_id = theirs })).Expect(404, "NOT_FOUND");
        var counts = (await bob.GetAsync($"workspaces/{bob.Workspace}/folders")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(0, Assert.Single(counts).GetProperty("documents").GetInt32());
    }

    private static async Task<string> MakeAsync(Visitor visitor, string name, string? parent = null) =>
        (await visitor.PostAsync($"workspaces/{visitor.Workspace}/folders", new { name, parent_id = parent })).Expect(201).Json.Text("id");

    private static async Task<string> DocumentInAsync(Visitor visitor, string folder) =>
        (await visitor.PostAsync($"workspaces/{visitor.Workspace}/documents", new { title = "In", kind = "artifact", folder_id = folder }))
            .Expect(201).Json.Text("id");

    private static string? Parent(System.Text.Json.JsonElement folder) =>
        folder.TryGetProperty("parent_id", out var parent) ? parent.GetString() : null;
}
