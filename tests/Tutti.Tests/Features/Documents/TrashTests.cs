using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Documents;

[Covers("W1")]
public sealed class TrashTests
{
    [Fact]
    public async Task What_was_deleted_is_listed_for_those_who_may_bring_it_back()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var (editor, viewer) = (await host.GuestAsync(), await host.GuestAsync());
        await host.JoinAsync(ann.Workspace!, editor, Role.Editor);
        await host.JoinAsync(ann.Workspace!, viewer, Role.Viewer);
        var path = $"workspaces/{ann.Workspace}";
        var (first, second) = (await ann.DocumentAsync("First"), await ann.DocumentAsync("Second", "workflow"));
        var before = (await ann.GetAsync(path)).Json.GetProperty("documents").GetInt32();
        (await editor.DeleteAsync($"documents/{first}")).Expect(204);
        (await editor.DeleteAsync($"documents/{first}")).Expect(404, "NOT_FOUND");
        host.Clock.Shift += TimeSpan.FromSeconds(1);
        (await editor.DeleteAsync($"documents/{second}")).Expect(204);

        Assert.Equal(before - 2, (await ann.GetAsync(path)).Json.GetProperty("documents").GetInt32());
        foreach (var size in new[] { 1, 50 })
            Assert.Equal(["Second", "First"], await DocumentListTests.TitlesAsync(editor, $"{path}/documents", "deleted=true", size));
        Assert.Equal(["First"], await DocumentListTests.TitlesAsync(editor, $"{path}/documents", "deleted=true&kind=artifact", 50));
        Assert.Equal(["First"], await DocumentListTests.TitlesAsync(editor, $"{path}/documents", "deleted=true&query=fir", 50));
        Assert.NotNull((await editor.GetAsync($"{path}/documents?deleted=true")).Json.GetProperty("items")[0].Text("deleted_at"));
        (await viewer.GetAsync($"{path}/documents?deleted=true")).Expect(403, "PERMISSION_DENIED");
        (await viewer.PostAsync($"{path}/documents/{first}/restore")).Expect(403, "PERMISSION_DENIED");
        Assert.Empty(await DocumentListTests.TitlesAsync(editor, $"{path}/documents", "query=first", 50));

        Assert.Equal("First", (await editor.PostAsync($"{path}/documents/{first}/restore")).Expect(200).Json.Text("title"));
        (await editor.PostAsync($"{path}/documents/{first}/restore")).Expect(200);
        Assert.Equal(before - 1, (await ann.GetAsync(path)).Json.GetProperty("documents").GetInt32());
        Assert.Equal(["First"], await DocumentListTests.TitlesAsync(editor, $"{path}/documents", "query=first", 50));
        Assert.Equal(["document_created", "document_deleted", "document_restored"], host.Events(first).Select(row => row.Type));
        await using var socket = await LiveTests.OpenAsync(host, viewer, first);
        await socket.NextJsonAsync("connected");
    }

    [Fact]
    [Covers("AZ-05", "AZ-01")]
    public async Task AZ_05_What_somebody_else_deleted_can_neither_be_restored_nor_moved_by_a_stranger()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var mallory = await host.GuestAsync();
        var (deleted, kept) = (await ann.DocumentAsync("Draft"), await ann.DocumentAsync("Kept"));
        (await ann.DeleteAsync($"documents/{deleted}")).Expect(204);
        var folder = (await mallory.PostAsync($"workspaces/{mallory.Workspace}/folders", new { name = "Bag" })).Expect(201).Json.Text("id");
        foreach (var document in new[] { deleted, kept })
        {
            foreach (var workspace in new[] { mallory.Workspace, ann.Workspace })
                (await mallory.PostAsync($"workspaces/{workspace}/documents/{document}/restore")).Expect(404, "NOT_FOUND");
            (await mallory.PostAsync($"documents/{document}/move", new { folder_id = folder })).Expect(404, "NOT_FOUND");
            (await mallory.DeleteAsync($"documents/{document}")).Expect(404, "NOT_FOUND");
            (await mallory.GetAsync($"documents/{document}")).Expect(404, "NOT_FOUND");
        }
        (await ann.PostAsync($"documents/{deleted}/move", new { folder_id = "root" })).Expect(404, "NOT_FOUND");
        (await ann.PostAsync($"workspaces/{mallory.Workspace}/documents/{deleted}/restore")).Expect(404, "NOT_FOUND");
        Assert.Equal(["document_created", "document_deleted"], host.Events(deleted).Select(row => row.Type));
        Assert.DoesNotContain(deleted, (await mallory.GetAsync($"workspaces/{mallory.Workspace}/documents?deleted=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("AZ-05")]
    public async Task AZ_05_Who_came_by_a_link_may_edit_but_neither_delete_nor_move_nor_see_where_it_lies()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var guest = await host.GuestAsync();
        var folder = (await ann.PostAsync($"workspaces/{ann.Workspace}/folders", new { name = "Secret plans" })).Expect(201).Json.Text("id");
        var document = await ann.DocumentAsync();
        (await ann.PostAsync($"documents/{document}/move", new { folder_id = folder })).Expect(200);
        await host.LinkAsync(document, ann, guest, Role.Editor);
        (await guest.DeleteAsync($"documents/{document}")).Expect(403, "PERMISSION_DENIED");
        (await guest.PostAsync($"documents/{document}/move", new { folder_id = "root" })).Expect(403, "PERMISSION_DENIED");
        var view = (await guest.PatchAsync($"documents/{document}", new { title = "Named by a guest" })).Expect(200);
        Assert.DoesNotContain(folder, view.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, (await guest.GetAsync($"documents/{document}")).Expect(200).Text, StringComparison.Ordinal);
        (await guest.GetAsync($"workspaces/{ann.Workspace}/folders")).Expect(404, "NOT_FOUND");
        Assert.Equal(folder, (await ann.GetAsync($"documents/{document}")).Expect(200).Json.Text("folder_id"));
    }

    [Fact]
    [Covers("AZ-03")]
    public async Task AZ_03_An_id_has_one_spelling_and_another_makes_no_row()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var document = await ann.DocumentAsync();
        var folder = (await ann.PostAsync($"workspaces/{ann.Workspace}/folders", new { name = "F" })).Expect(201).Json.Text("id");
        var rows = Rows();
        string[] twins = [document.ToUpperInvariant(), document + "%20", document + "/", document.Replace("-", "", StringComparison.Ordinal), new('a', 300)];
        foreach (var twin in twins)
        {
            (await ann.PostAsync($"workspaces/{ann.Workspace}/documents/{twin}/restore")).Expect(404, "NOT_FOUND");
            (await ann.PostAsync($"documents/{twin}/move", new { folder_id = "root" })).Expect(404, "NOT_FOUND");
        }
        foreach (var twin in new[] { folder.ToUpperInvariant(), folder + "%20", "ROOT", new('a', 300) })
        {
            (await ann.PatchAsync($"workspaces/{ann.Workspace}/folders/{Uri.EscapeDataString(twin)}", new { name = "x" })).Expect(404, "NOT_FOUND");
            (await ann.PostAsync($"documents/{document}/move", new { folder_id = twin })).Expect(404, "NOT_FOUND");
        }
        Assert.Equal(rows, Rows());

        (long, long, long, long) Rows() => (
            host.Count("SELECT count(*) FROM room"), host.Count("SELECT count(*) FROM document"),
            host.Count("SELECT count(*) FROM folder"), host.Count("SELECT count(*) FROM event"));
    }
}
