using System.Text.Json;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Tests.Support;

/// <summary>What tests of links and invitations do again and again.</summary>
internal static class Sharing
{
    /// <summary>Somebody with an account, and a workspace of theirs.</summary>
    public static async Task<(Visitor Person, string Workspace)> AccountAsync(this TuttiHost host, string name = "Ann")
    {
        var visitor = host.Nobody();
        visitor.SignIn((await visitor.PostAsync(
            "auth/register", new { email = $"{Guid.CreateVersion7():N}@example.com", name, password = "a long password" })).Expect(201));
        var workspace = (await visitor.PostAsync("workspaces", new { name = "Team" })).Expect(201).Json.Text("id");
        return (visitor, workspace);
    }

    /// <summary>Makes a link.</summary>
    public static async Task<JsonElement> ShareAsync(this Visitor visitor, string document, object body) =>
        (await visitor.PostAsync($"documents/{document}/shares", body)).Expect(201).Json;

    /// <summary>Comes by a link as somebody new.</summary>
    public static async Task<Visitor> ComeAsync(this TuttiHost host, JsonElement link, string name = "Gwen")
    {
        var visitor = host.Nobody();
        visitor.SignIn((await visitor.PostAsync("share-links/" + link.Text("token"), new { name })).Expect(201));
        return visitor;
    }

    /// <summary>Comes by a link as who one is.</summary>
    public static Task<Reply> ComeAsync(this Visitor visitor, JsonElement link) => visitor.PostAsync("share-links/" + link.Text("token"), new { });

    /// <summary>Switches features of a workspace off, and the others on.</summary>
    public static async Task SwitchOffAsync(this TuttiHost host, string workspace, string names)
    {
        using var transaction = await host.Get<IStore>().BeginAsync(CancellationToken.None);
        await transaction.Db.RunAsync("UPDATE workspace SET features_off = @names WHERE id = @workspace", new { workspace, names });
        host.Get<Memberships>().Changed(transaction, new WorkspaceId(Guid.Parse(workspace)));
        transaction.Commit();
    }

    /// <summary>The ids of a list's items.</summary>
    public static async Task<IReadOnlyList<string>> IdsAsync(this Visitor visitor, string path) =>
        [.. (await visitor.GetAsync(path)).Expect(200).Json.GetProperty("items").EnumerateArray().Select(item => item.Text("id"))];
}
