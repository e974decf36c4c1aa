using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Members;

[Covers("W5")]
public sealed class MemberTests
{
    [Fact]
    public async Task Members_are_listed_by_name_page_by_page_and_found_by_the_words_of_their_names()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann Ångström");
        foreach (var name in new[] { "Zoë Ade", "bert Adler", "Ann Lee", "李 Ann" })
            await host.JoinAsync(ann.Workspace!, await host.GuestAsync(name), Role.Viewer);
        var path = $"workspaces/{ann.Workspace}/members";

        Assert.Equal(["Ann Ångström", "Ann Lee", "bert Adler", "Zoë Ade", "李 Ann"], await NamesAsync(ann, path, pageSize: 2));
        Assert.Equal(["Ann Ångström", "Ann Lee", "李 Ann"], await NamesAsync(ann, path, query: "ANN"));
        Assert.Equal(["Ann Ångström"], await NamesAsync(ann, path, query: "ann angs"));
        Assert.Equal(["bert Adler", "Zoë Ade"], await NamesAsync(ann, path, query: "ad"));
        Assert.Equal(["Zoë Ade"], await NamesAsync(ann, path, query: "zoe"));
        Assert.Empty(await NamesAsync(ann, path, query: "nn"));
        (await ann.GetAsync(path + "?after=no-cursor!")).Expect(400, "INVALID_MESSAGE");
        (await ann.GetAsync(path + "?query=" + new string('q', 201))).Expect(400, "INVALID_MESSAGE");
    }

    [Fact]
    public async Task Who_takes_another_name_is_found_by_it_everywhere()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        (await bob.PatchAsync("me", new { name = "Robert" })).Expect(200);
        var path = $"workspaces/{ann.Workspace}/members";
        Assert.Equal(["Ann", "Robert"], await NamesAsync(ann, path));
        Assert.Equal(["Robert"], await NamesAsync(ann, path, query: "rob"));
        Assert.Empty(await NamesAsync(ann, path, query: "bob"));
    }

    public static TheoryData<string, string, string, string?> RoleChanges => new()
    {
        // who, whom, to, refused with
        { "owner", "admin", "viewer", null },
        { "owner", "viewer", "admin", null },
        { "admin", "editor", "admin", null },
        { "admin", "viewer", "editor", null },
        { "admin", "other admin", "editor", "PERMISSION_DENIED" },
        { "admin", "owner", "editor", "PERMISSION_DENIED" },
        { "admin", "admin", "viewer", null },
        { "owner", "owner", "admin", "CONFLICT" },
        { "editor", "viewer", "commenter", "PERMISSION_DENIED" },
        { "viewer", "viewer", "admin", "PERMISSION_DENIED" },
        { "editor", "editor", "viewer", "PERMISSION_DENIED" },
        { "outsider", "viewer", "editor", "NOT_FOUND" },
        { "owner", "outsider", "editor", "NOT_FOUND" },
    };

    [Theory]
    [Covers("W2")]
    [MemberData(nameof(RoleChanges))]
    public async Task A_role_is_given_to_people_below_ones_own_up_to_ones_own(string who, string whom, string to, string? refusal)
    {
        await using var host = await TuttiHost.StartAsync();
        var people = await TeamAsync(host);
        var workspace = people["owner"].Workspace;
        var id = people[whom].User.Text("id");
        var before = await RoleAsync(people["owner"], workspace!, id);

        var reply = await people[who].PatchAsync($"workspaces/{workspace}/members/{id}", new { role = to });

        Assert.Equal(refusal, reply.Code);
        Assert.Equal(refusal is null ? to : before, await RoleAsync(people["owner"], workspace!, id));
        var events = host.Events(workspace!).Where(row => row.Type == "member_role_changed").ToList();
        if (refusal is not null) Assert.Empty(events);
        else Assert.Equal((id, to, before), Changed(Assert.Single(events).Data));
    }

    [Theory]
    [Covers("AZ-17")]
    [InlineData("\"owner\"")]
    [InlineData("\"superuser\"")]
    [InlineData("-1")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("[\"viewer\"]")]
    [InlineData("{\"role\":\"admin\"}")]
    public async Task AZ_17_A_role_that_cannot_be_given_is_refused_and_nothing_changes(string role)
    {
        await using var host = await TuttiHost.StartAsync();
        var people = await TeamAsync(host);
        var (owner, id) = (people["owner"], people["viewer"].User.Text("id"));
        (await owner.PatchAsync($"workspaces/{owner.Workspace}/members/{id}", $$"""{"role":{{role}}}""")).Expect(400, "INVALID_MESSAGE");
        Assert.Equal("viewer", await RoleAsync(owner, owner.Workspace!, id));
    }

    [Fact]
    public async Task Who_is_removed_is_gone_from_the_workspace_with_everything_they_had_there_by_links()
    {
        await using var host = await TuttiHost.StartAsync();
        var people = await TeamAsync(host);
        var (owner, admin, editor) = (people["owner"], people["admin"], people["editor"]);
        var path = $"workspaces/{owner.Workspace}";
        var document = await owner.DocumentAsync();
        var elsewhere = await people["outsider"].DocumentAsync();
        await host.LinkAsync(document, owner, editor, Role.Viewer);
        await host.LinkAsync(elsewhere, people["outsider"], editor, Role.Viewer);

        (await admin.DeleteAsync($"{path}/members/{people["other admin"].User.Text("id")}")).Expect(403, "PERMISSION_DENIED");
        (await admin.DeleteAsync($"{path}/members/{owner.User.Text("id")}")).Expect(403, "PERMISSION_DENIED");
        (await admin.DeleteAsync($"{path}/members/{admin.User.Text("id")}")).Expect(409, "CONFLICT");
        (await admin.DeleteAsync($"{path}/members/{people["outsider"].User.Text("id")}")).Expect(404, "NOT_FOUND");
        (await admin.DeleteAsync($"{path}/members/{editor.User.Text("id")}")).Expect(204);

        (await editor.GetAsync(path)).Expect(404, "NOT_FOUND");
        (await editor.GetAsync($"documents/{document}")).Expect(404, "NOT_FOUND");
        (await editor.GetAsync($"documents/{elsewhere}")).Expect(200);
        (await editor.PostAsync("tickets", new { document_id = document })).Expect(404, "NOT_FOUND");
        Assert.DoesNotContain(owner.Workspace!, (await editor.GetAsync("workspaces")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(document, (await editor.GetAsync("documents")).Text, StringComparison.Ordinal);
        Assert.Contains(host.Events(owner.Workspace!), row =>
            row.Type == "member_removed" && row.Data.Contains(editor.User.Text("id"), StringComparison.Ordinal));
        Assert.Equal(5, (await owner.GetAsync(path)).Json.GetProperty("members").GetInt32());

        await host.JoinAsync(owner.Workspace!, editor, Role.Viewer);
        Assert.Equal("viewer", (await editor.GetAsync($"documents/{document}")).Expect(200).Json.Text("role"));
    }

    [Fact]
    [Covers("W4")]
    public async Task The_links_of_someone_who_is_removed_end_with_them_so_that_they_come_back_by_none()
    {
        await using var host = await TuttiHost.StartAsync();
        var people = await TeamAsync(host);
        var (owner, admin, outsider) = (people["owner"], people["admin"], people["outsider"]);
        var document = await owner.DocumentAsync();
        var link = (await admin.PostAsync($"documents/{document}/shares", new { access = "edit" })).Expect(201).Json.Text("token");
        var owners = (await owner.PostAsync($"documents/{document}/shares", new { access = "view" })).Expect(201).Json.Text("token");
        (await outsider.PostAsync($"share-links/{link}", new { })).Expect(201);
        (await outsider.GetAsync($"documents/{document}")).Expect(200);

        (await owner.DeleteAsync($"workspaces/{owner.Workspace}/members/{admin.User.Text("id")}")).Expect(204);

        (await admin.PostAsync($"share-links/{link}", new { })).Expect(404, "NOT_FOUND");
        (await outsider.GetAsync($"documents/{document}")).Expect(404, "NOT_FOUND");
        (await outsider.PostAsync($"share-links/{owners}", new { })).Expect(201);
        var removed = host.Events(owner.Workspace!).Single(row => row.Type == "member_removed");
        Assert.Equal(1, TuttiHost.Json(removed.Data).GetProperty("links_ended").GetInt32());
    }

    [Fact]
    public async Task One_leaves_when_one_likes_but_the_owner_hands_over_first()
    {
        await using var host = await TuttiHost.StartAsync();
        var people = await TeamAsync(host);
        var (owner, editor) = (people["owner"], people["editor"]);
        var path = $"workspaces/{owner.Workspace}";
        (await owner.PostAsync($"{path}/leave")).Expect(409, "CONFLICT");
        (await editor.PostAsync($"{path}/leave")).Expect(204);
        (await editor.PostAsync($"{path}/leave")).Expect(404, "NOT_FOUND");
        (await owner.PostAsync($"{path}/owner", new { person_id = editor.User.Text("id") })).Expect(404, "NOT_FOUND");
        (await owner.PostAsync($"{path}/owner", new { person_id = owner.User.Text("id") })).Expect(409, "CONFLICT");
        (await people["admin"].PostAsync($"{path}/owner", new { person_id = people["admin"].User.Text("id") })).Expect(403, "PERMISSION_DENIED");

        var heir = people["viewer"];
        Assert.Equal("owner", (await owner.PostAsync($"{path}/owner", new { person_id = heir.User.Text("id") })).Expect(200).Json.Text("role"));
        Assert.Equal("admin", (await owner.GetAsync(path)).Expect(200).Json.Text("role"));
        Assert.Equal("owner", (await heir.GetAsync(path)).Expect(200).Json.Text("role"));
        (await owner.DeleteAsync(path)).Expect(403, "PERMISSION_DENIED");
        (await owner.PostAsync($"{path}/leave")).Expect(204);
        Assert.Equal(1, host.Count("SELECT count(*) FROM membership WHERE workspace_id = @id AND role = 5", new { id = owner.Workspace }));
        Assert.Equal(
            ["member_left", "ownership_handed_over", "member_left"],
            host.Events(owner.Workspace!).Select(row => row.Type).Where(type => type.Contains("left", StringComparison.Ordinal) || type.Contains("over", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_workspace_has_one_owner_however_many_hand_it_over_at_once()
    {
        await using var host = await TuttiHost.StartAsync();
        var people = await TeamAsync(host);
        var owner = people["owner"];
        var heirs = people.Where(one => one.Key is not ("owner" or "outsider")).Select(one => one.Value.User.Text("id"));
        var replies = await Task.WhenAll(heirs.Select(heir =>
            owner.PostAsync($"workspaces/{owner.Workspace}/owner", new { person_id = heir })));
        Assert.Single(replies, reply => reply.Status == 200);
        Assert.Equal(1, host.Count("SELECT count(*) FROM membership WHERE workspace_id = @id AND role = 5", new { id = owner.Workspace }));
    }

    [Fact]
    [Covers("AZ-01")]
    public async Task AZ_01_Somebody_elses_workspace_cannot_be_reached_through_ones_own_and_the_other_way_round()
    {
        await using var host = await TuttiHost.StartAsync();
        var people = await TeamAsync(host);
        var (owner, stranger) = (people["owner"], people["outsider"]);
        var victim = people["editor"].User.Text("id");
        foreach (var workspace in new[] { stranger.Workspace, owner.Workspace })
        {
            (await stranger.PatchAsync($"workspaces/{workspace}/members/{victim}", new { role = "viewer" })).Expect(404, "NOT_FOUND");
            (await stranger.DeleteAsync($"workspaces/{workspace}/members/{victim}")).Expect(404, "NOT_FOUND");
            (await stranger.PostAsync($"workspaces/{workspace}/owner", new { person_id = victim })).Expect(404, "NOT_FOUND");
        }
        Assert.Equal("editor", await RoleAsync(owner, owner.Workspace!, victim));
    }

    internal static async Task<IReadOnlyDictionary<string, Visitor>> TeamAsync(TuttiHost host)
    {
        var people = new Dictionary<string, Visitor>(StringComparer.Ordinal) { ["owner"] = await host.GuestAsync("Owner") };
        foreach (var (name, role) in new[]
        {
            ("admin", Role.Admin), ("other admin", Role.Admin), ("editor", Role.Editor), ("commenter", Role.Commenter), ("viewer", Role.Viewer),
        })
        {
            people[name] = await host.GuestAsync(name);
            await host.JoinAsync(people["owner"].Workspace!, people[name], role);
        }
        people["outsider"] = await host.GuestAsync("Outsider");
        return people;
    }

    private static (string Person, string Role, string Was) Changed(string data)
    {
        var json = TuttiHost.Json(data);
        return (json.Text("person_id"), json.Text("role"), json.Text("was"));
    }

    private static async Task<string?> RoleAsync(Visitor asker, string workspace, string person)
    {
        var all = (await asker.GetAsync($"workspaces/{workspace}/members?limit=200")).Expect(200).Json.GetProperty("items").EnumerateArray();
        return all.Where(member => member.Text("id") == person).Select(member => member.Text("role")).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Visitor asker, string path, string query = "", int pageSize = 50)
    {
        var names = new List<string>();
        for (var after = ""; ;)
        {
            var page = (await asker.GetAsync($"{path}?limit={pageSize}&query={Uri.EscapeDataString(query)}{after}")).Expect(200).Json;
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("name")));
            if (!page.TryGetProperty("next", out var next)) return names;
            after = "&after=" + next.GetString();
        }
    }
}
