using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features;

/// <summary>The numbers that are kept beside the rows are those of the rows.</summary>
public sealed class CountsTests
{
    [Theory]
    [Covers("W1")]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_people_do_the_counts_are_those_of_what_is_there(int seed)
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerPersonAndMinute=1000000");
        var random = new Random(seed);
        var owner = await host.GuestAsync();
        var path = $"workspaces/{owner.Workspace}";
        var documents = new List<string>();
        var folders = new List<string> { "root" };
        var guests = new List<Visitor>();
        for (var i = 0; i < 6; i++) guests.Add(await host.GuestAsync($"Guest {i}"));
        for (var step = 0; step < 80; step++) await StepAsync();

        var workspace = (await owner.GetAsync(path)).Expect(200).Json;
        var values = new { id = owner.Workspace };
        Assert.Equal(
            host.Count("SELECT count(*) FROM document WHERE workspace_id = @id AND deleted_at IS NULL", values),
            workspace.GetProperty("documents").GetInt64());
        Assert.Equal(host.Count("SELECT count(*) FROM membership WHERE workspace_id = @id", values), workspace.GetProperty("members").GetInt64());
        foreach (var folder in (await owner.GetAsync($"{path}/folders")).Expect(200).Json.GetProperty("items").EnumerateArray())
        {
            Assert.Equal(
                host.Count("SELECT count(*) FROM document WHERE folder_id = @folder AND deleted_at IS NULL", new { folder = folder.Text("id") }),
                folder.GetProperty("documents").GetInt64());
        }
        Assert.Equal(0, host.Count(
            "SELECT count(*) FROM document d WHERE d.folder_id <> '' AND NOT EXISTS (SELECT 1 FROM folder f WHERE f.id = d.folder_id)"));

        // Several at once, so that they meet.
        async Task StepAsync()
        {
            var now = Enumerable.Range(0, 3).Select(_ => Choose(random.Next(8), random.Next())).ToList();
            var replies = await Task.WhenAll(now.Select(act => act()));
            Assert.DoesNotContain(replies, reply => reply.Status >= 500);
        }

        Func<Task<Reply>> Choose(int what, int number)
        {
            var document = documents.Count == 0 ? Guid.CreateVersion7().ToString() : documents[number % documents.Count];
            var folder = folders[number % folders.Count];
            return () => ActAsync(what, number, document, folder, guests[number % guests.Count]);
        }

        async Task<Reply> ActAsync(int what, int number, string document, string folder, Visitor guest)
        {
            switch (what)
            {
                case 0 or 1:
                    var made = await owner.PostAsync($"{path}/documents", new { title = $"D{number}", kind = "artifact", folder_id = folder });
                    if (made.Status == 201) lock (documents) documents.Add(made.Json.Text("id"));
                    return made;
                case 2:
                    return await owner.DeleteAsync($"documents/{document}");
                case 3:
                    return await owner.PostAsync($"{path}/documents/{document}/restore");
                case 4:
                    return await owner.PostAsync($"documents/{document}/move", new { folder_id = folder });
                case 5:
                    var added = await owner.PostAsync($"{path}/folders", new { name = $"F{number}", parent_id = folder });
                    if (added.Status == 201) lock (folders) folders.Add(added.Json.Text("id"));
                    return added;
                case 6:
                    return await owner.DeleteAsync($"{path}/folders/{folder}");
                default:
                    if (number % 2 == 0) await host.JoinAsync(owner.Workspace!, guest, Role.Viewer);
                    return await owner.DeleteAsync($"{path}/members/{guest.User.Text("id")}");
            }
        }
    }
}
