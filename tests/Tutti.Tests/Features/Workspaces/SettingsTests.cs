using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Workspaces;

[Covers("W1")]
public sealed class SettingsTests
{
    private static readonly string[] All = ["comments", "chat", "guests", "sharing", "public_links", "invitations"];

    [Fact]
    public async Task A_workspace_begins_with_everything_on_and_an_admin_switches_it_off_and_on()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync();
        var admin = await host.GuestAsync();
        await host.JoinAsync(owner.Workspace!, admin, Role.Admin);
        var path = $"workspaces/{owner.Workspace}";
        Assert.Equal(All.Select(name => (name, true)), await SettingsAsync(owner, path));

        (await admin.PatchAsync($"{path}/settings", new { chat = false, public_links = false })).Expect(200);
        Assert.Equal(All.Select(name => (name, name is not ("chat" or "public_links"))), await SettingsAsync(owner, path));
        (await admin.PatchAsync($"{path}/settings", new { chat = true, comments = true })).Expect(200);
        Assert.Equal(All.Select(name => (name, name != "public_links")), await SettingsAsync(owner, path));
        (await admin.PatchAsync($"{path}/settings", new { chat = true })).Expect(200);

        var listed = (await admin.GetAsync("workspaces")).Json.GetProperty("items").EnumerateArray().Single(item => item.Text("id") == owner.Workspace);
        Assert.False(listed.GetProperty("settings").GetProperty("public_links").GetBoolean());
        Assert.Equal(2, listed.GetProperty("members").GetInt32());
        Assert.Equal(
            ["""{"changes":{"chat":false,"public_links":false}}""", """{"changes":{"chat":true}}"""],
            host.Events(owner.Workspace!).Where(row => row.Type == "workspace_settings_changed").Select(row => row.Data));
    }

    [Theory]
    [Covers("AZ-17")]
    [InlineData("{}")]
    [InlineData("""{"chat":"no"}""")]
    [InlineData("""{"chat":0}""")]
    [InlineData("""{"everything":false}""")]
    [InlineData("""{"chat":null}""")]
    public async Task AZ_17_What_is_no_setting_changes_nothing(string body)
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync();
        var path = $"workspaces/{owner.Workspace}";
        (await owner.PatchAsync($"{path}/settings", body)).Expect(400, "INVALID_MESSAGE");
        Assert.Equal(All.Select(name => (name, true)), await SettingsAsync(owner, path));
    }

    private static async Task<IEnumerable<(string Name, bool On)>> SettingsAsync(Visitor visitor, string path) =>
        (await visitor.GetAsync(path)).Expect(200).Json.GetProperty("settings").EnumerateObject().Select(one => (one.Name, one.Value.GetBoolean()));
}
