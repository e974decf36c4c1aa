using Tutti.Tests.Rights;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Sessions;

/// <summary>Who leads a session, what that allows, and to whom it does not.</summary>
[Covers("L1", "W2")]
public sealed class SessionLeadTests
{
    // What the host may and other editors may not, as route and as frame.
    private static readonly (string Frame, string Fields)[] Leading =
    [
        ("set_mode", "\"mode\":\"locked\""), ("set_max_users", "\"max_users\":50"), ("bring_to_me", ""), ("hand_over_session", "\"person_id\":\"{host}\""),
        ("remove_participant", "\"person_id\":\"{viewer}\""), ("end_session", ""),
    ];

    [Fact]
    public async Task Who_may_not_edit_begins_no_session_and_leads_none_but_joins()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        (await at.Viewer.PostAsync(at.Session(), new { })).Expect(403, "PERMISSION_DENIED");
        Assert.Equal("PERMISSION_DENIED", await at.ViewersSocket.AskAsync("open_session"));
        await at.OpenSessionAsync(at.Editor, new { mode = "sequential" });
        Assert.Equal("yes", await at.ViewersSocket.AskAsync("open_session"));
        foreach (var path in new[] { "turn/request", "turn/cancel", "turn/pass", "bring-to-me" })
            (await at.Viewer.PostAsync($"{at.Session()}/{path}", path == "turn/pass" ? new { } : null)).Expect(403, "PERMISSION_DENIED");
        var stranger = await host.GuestAsync("Stranger");
        foreach (var verb in new[] { "GET", "POST", "DELETE" }) (await stranger.SendAsync(verb, at.Session(), null)).Expect(404, "NOT_FOUND");
        Assert.Equal("Editor", (await at.SessionAsync()).GetProperty("host").Text("name"));
    }

    [Fact]
    public async Task The_host_may_what_administrators_may_and_other_editors_may_not()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Editor);
        foreach (var (frame, fields) in Leading)
        {
            Assert.Equal("PERMISSION_DENIED", await at.GuestsSocket.AskAsync(frame, Fill(at, fields)));
            Assert.Equal("PERMISSION_DENIED", await at.ViewersSocket.AskAsync(frame, Fill(at, fields)));
        }
        (await at.Guest.PatchAsync(at.Session(), new { mode = "locked" })).Expect(403, "PERMISSION_DENIED");
        (await at.Guest.DeleteAsync(at.Session())).Expect(403, "PERMISSION_DENIED");
        (await at.Guest.DeleteAsync($"{at.Session()}/participants/{at.Viewer.Id()}")).Expect(403, "PERMISSION_DENIED");
        Assert.Equal("parallel", (await at.SessionAsync()).Text("mode"));

        foreach (var (frame, fields) in Leading) Assert.Equal("yes", await at.EditorsSocket.AskAsync(frame, Fill(at, fields)));
        await at.OpenSessionAsync(at.Editor);
        await at.OpenAsync(at.Viewer);
        foreach (var (frame, fields) in Leading) Assert.Equal("yes", await at.OwnersSocket.AskAsync(frame, Fill(at, fields)));
    }

    [Fact]
    public async Task A_host_who_may_not_edit_any_more_leads_no_more()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Editor);
        Assert.Equal("yes", await at.EditorsScript.AskAsync("set_max_users", "\"max_users\":60"));

        (await at.Owner.PatchAsync($"{at.Path}/members/{at.Editor.Id()}", new { role = "commenter" })).Expect(200);

        foreach (var (frame, fields) in Leading) Assert.Equal("PERMISSION_DENIED", await at.EditorsScript.AskAsync(frame, Fill(at, fields)));
        (await at.Editor.DeleteAsync(at.Session())).Expect(403, "PERMISSION_DENIED");
        Assert.Equal(60, (await at.SessionAsync()).GetProperty("max_users").GetInt32());
        // Whoever administers sets it right.
        var handed = (await at.Owner.PostAsync($"{at.Session()}/host", new { person_id = at.Guest.Id() })).Expect(200).Json;
        Assert.Equal("Guest", handed.GetProperty("host").Text("name"));
        Assert.Equal("Guest", (await at.ViewersSocket.NextJsonAsync("host_changed")).GetProperty("session").GetProperty("host").Text("name"));
        Assert.Equal("yes", await at.GuestsSocket.AskAsync("set_mode", "\"mode\":\"locked\""));
    }

    [Fact]
    public async Task Only_somebody_who_is_there_and_may_edit_becomes_the_host()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Editor);
        (await at.Editor.PostAsync($"{at.Session()}/host", new { person_id = at.Viewer.Id() })).Expect(409, "CONFLICT");
        (await at.Editor.PostAsync($"{at.Session()}/host", new { person_id = PersonId.New().ToString() })).Expect(404, "NOT_FOUND");
        (await at.Editor.PostAsync($"{at.Session()}/host", new { person_id = at.Editor.Id() })).Expect(200);
        Assert.DoesNotContain(host.Events(at.Document), row => row.Type == "host_changed");
    }

    [Fact]
    public async Task A_host_who_leaves_hands_over_to_the_strongest_who_is_there_and_stays_it_where_nobody_is()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Editor);
        await Eventually.TrueAsync(
            async () => (await at.SessionAsync()).GetProperty("participants").GetArrayLength() == 4, "everyone is written down");
        Assert.Equal("yes", await at.EditorsScript.AskAsync("leave_session"));
        Assert.Equal("Owner", (await at.ViewersSocket.NextJsonAsync("host_changed")).GetProperty("session").GetProperty("host").Text("name"));
        Assert.Equal("yes", await at.GuestsSocket.AskAsync("leave_session"));
        Assert.Equal("yes", await at.OwnersSocket.AskAsync("leave_session"));
        // A viewer leads nothing.
        Assert.Equal("Owner", (await at.SessionAsync()).GetProperty("host").Text("name"));
        Assert.Single(host.Events(at.Document), row => row.Type == "host_changed");
    }

    [Fact]
    public async Task Neither_the_host_nor_anybody_above_oneself_can_be_removed()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Editor);
        string Of(Visitor who) => $"{at.Session()}/participants/{who.Id()}";

        (await at.Editor.DeleteAsync(Of(at.Owner))).Expect(403, "PERMISSION_DENIED");
        (await at.Owner.DeleteAsync(Of(at.Editor))).Expect(403, "PERMISSION_DENIED");
        (await at.Editor.DeleteAsync(Of(at.Editor))).Expect(409, "CONFLICT");
        (await at.Editor.DeleteAsync($"{at.Session()}/participants/{PersonId.New()}")).Expect(404, "NOT_FOUND");
        (await at.Editor.DeleteAsync($"{at.Session()}/participants/nobody")).Expect(404, "NOT_FOUND");
        await Watched.HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.GuestsSocket, at.ViewersSocket);

        (await at.Editor.DeleteAsync(Of(at.Guest))).Expect(200);
        Assert.Equal("Guest", (await at.OwnersSocket.NextJsonAsync("participant_removed")).GetProperty("person").Text("name"));
        await Watched.ClosedAsync(4403, at.GuestsSocket);
        (await at.Editor.DeleteAsync(Of(at.Guest))).Expect(404, "NOT_FOUND");
    }

    [Fact]
    [Covers("P6")]
    public async Task The_host_brings_everyone_along_and_it_stands_in_the_record()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        (await at.Guest.PostAsync($"{at.Session()}/bring-to-me")).Expect(403, "PERMISSION_DENIED");
        // Without a session it is for those who administer.
        (await at.Owner.PostAsync($"{at.Session()}/bring-to-me")).Expect(204);
        Assert.Equal("Owner", (await at.ViewersSocket.NextJsonAsync("bring_to_me")).GetProperty("user").Text("name"));

        await at.OpenSessionAsync(at.Editor);
        Assert.Equal("yes", await at.EditorsScript.AskAsync("bring_to_me"));

        foreach (var socket in new[] { at.ViewersSocket, at.GuestsSocket, at.OwnersSocket })
        {
            var told = await socket.NextJsonAsync(
                json => json.Text("type") == "bring_to_me" && json.GetProperty("user").Text("name") == "Editor", "bring_to_me");
            Assert.Equal((at.Document, false), (told.Text("document_id"), told.TryGetProperty("event", out _)));
        }
        Assert.Equal(2, host.Events(at.Document).Count(row => row.Type == "everyone_called"));
    }

    private static string Fill(Watched at, string fields) => fields
        .Replace("{viewer}", at.Viewer.Id(), StringComparison.Ordinal)
        .Replace("{host}", at.Editor.Id(), StringComparison.Ordinal);
}
