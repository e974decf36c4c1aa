using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.People;

[Covers("AZ-13")]
public sealed class PeopleTests
{
    [Fact]
    public async Task AZ_13_Only_those_one_shares_a_workspace_with_are_found()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann Able");
        var bob = await host.GuestAsync("Bob Able");
        var cat = await host.GuestAsync("Cat Able");
        var guest = await host.GuestAsync("Guest Able");
        await host.JoinAsync(ann.Workspace!, bob, Role.Viewer);
        await host.JoinAsync(cat.Workspace!, bob, Role.Editor);
        await host.LinkAsync(await ann.DocumentAsync(), ann, guest, Role.Editor);

        Assert.Equal(["Bob Able"], await FindAsync(ann, "?query=able"));
        Assert.Equal(["Ann Able", "Cat Able"], await FindAsync(bob, "?query=ABLE"));
        Assert.Equal(["Ann Able"], await FindAsync(bob, $"?query=able&workspace_id={ann.Workspace}"));
        Assert.Equal(["Ann Able", "Cat Able"], await FindAsync(bob, ""));
        Assert.Empty(await FindAsync(guest, "?query=able"));
        Assert.Empty(await FindAsync(ann, "?query=cat"));
        (await guest.GetAsync($"users?query=able&workspace_id={ann.Workspace}")).Expect(404, "NOT_FOUND");
        (await cat.GetAsync($"users?query=able&workspace_id={ann.Workspace}")).Expect(404, "NOT_FOUND");
        (await host.Nobody().GetAsync("users?query=able")).Expect(401, "NOT_AUTHENTICATED");

        (await ann.DeleteAsync($"workspaces/{ann.Workspace}")).Expect(204);
        Assert.Equal(["Cat Able"], await FindAsync(bob, "?query=able"));
    }

    [Fact]
    public async Task A_person_is_found_once_whatever_the_number_of_workspaces_and_never_oneself()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync("Ann");
        var bob = await host.GuestAsync("Bob");
        for (var i = 0; i < 3; i++)
        {
            var workspace = (await ann.PostAsync("workspaces", new { name = $"W{i}" })).Expect(201).Json.Text("id");
            await host.JoinAsync(workspace, bob, Role.Viewer);
        }
        var found = (await ann.GetAsync("users?limit=1")).Expect(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(bob.User.Text("id"), Assert.Single(found).Text("id"));
        Assert.Equal(["id", "name", "color"], found[0].EnumerateObject().Select(field => field.Name));
        (await ann.GetAsync("users?limit=0")).Expect(400, "INVALID_MESSAGE");
        (await ann.GetAsync("users?workspace_id=mine")).Expect(400, "INVALID_MESSAGE");
    }

    private static async Task<IReadOnlyList<string>> FindAsync(Visitor visitor, string query) =>
        [.. (await visitor.GetAsync("users" + query)).Expect(200).Json.GetProperty("items").EnumerateArray().Select(item => item.Text("name"))];
}
