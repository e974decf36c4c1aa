using Tutti.Access;
using Tutti.Tests.Rights;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Sessions;

/// <summary>One after the other: the turn is asked for, waited for, handed on, and taken back.</summary>
[Covers("L2")]
public sealed class TurnTests
{
    [Fact]
    public async Task Whoever_switches_to_turns_has_the_first_and_others_wait_for_it_in_order()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner);
        Assert.Equal("CONFLICT", await at.EditorsScript.AskAsync("request_turn"));

        Assert.Equal("yes", await at.OwnersSocket.AskAsync("set_mode", "\"mode\":\"sequential\""));
        var mode = await at.ViewersSocket.NextJsonAsync("mode_changed");
        Assert.Equal(("sequential", "Owner"), (mode.Text("mode"), mode.GetProperty("session").Holder()));
        Assert.Equal("Owner", (await at.ViewersSocket.TurnAsync("mode")).Holder());

        Assert.Equal("yes", await at.GuestsSocket.AskAsync("request_turn"));
        Assert.Equal("yes", await at.EditorsScript.AskAsync("request_turn"));
        // Asking twice is waiting once.
        (await at.Guest.PostAsync($"{at.Session()}/turn/request")).Expect(200);
        Assert.Equal(["Guest"], (await at.ViewersSocket.TurnAsync("requested")).Queue());
        Assert.Equal(["Guest", "Editor"], (await at.ViewersSocket.TurnAsync("requested")).Queue());

        Assert.Equal("yes", await at.OwnersSocket.AskAsync("pass_turn"));
        var passed = await at.ViewersSocket.TurnAsync("passed");
        Assert.Equal("Guest", passed.Holder());
        Assert.Equal(["Editor"], passed.Queue());
        await at.EditorsSocket.SendUpdateAsync(new Typist(3).Type("no"));
        Assert.Equal("NOT_YOUR_TURN", await at.EditorsSocket.NextErrorAsync());
        await at.GuestsSocket.SendUpdateAsync(new Typist(4).Type("yes"));
        await at.GuestsSocket.NextJsonAsync("ack");
        Assert.Equal("yes", (await at.Owner.GetAsync($"documents/{at.Document}/content", "text/plain")).Text);
        Assert.True((await at.SessionAsync()).GetProperty("turn").TryGetProperty("last_edit_at", out _));

        Assert.Equal("yes", await at.EditorsScript.AskAsync("cancel_turn_request"));
        Assert.Empty((await at.ViewersSocket.TurnAsync("cancelled")).Queue());
        (await at.Guest.PostAsync($"{at.Session()}/turn/pass", new { })).Expect(200);
        Assert.Null((await at.ViewersSocket.TurnAsync("passed")).Holder());
        await at.GuestsSocket.SendUpdateAsync(new Typist(5).Type("no"));
        Assert.Equal("NOT_YOUR_TURN", await at.GuestsSocket.NextErrorAsync());
        Assert.Equal("Editor", (await at.Editor.PostAsync($"{at.Session()}/turn/request")).Expect(200).Json.Holder());

        Assert.Equal("yes", await at.OwnersSocket.AskAsync("set_mode", "\"mode\":\"parallel\""));
        Assert.Null((await at.ViewersSocket.TurnAsync("mode")).Holder());
        await at.GuestsSocket.SendUpdateAsync(new Typist(6).Type("!"));
        await at.GuestsSocket.NextJsonAsync("ack");
    }

    [Fact]
    public async Task The_turn_is_handed_to_somebody_who_is_there_and_may_edit()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Editor, new { mode = "sequential" });
        var pass = $"{at.Session()}/turn/pass";

        (await at.Guest.PostAsync(pass, new { to = at.Guest.Id() })).Expect(409, "NOT_YOUR_TURN");
        (await at.Editor.PostAsync(pass, new { to = at.Viewer.Id() })).Expect(409, "CONFLICT");
        (await at.Editor.PostAsync(pass, new { to = PersonId.New().ToString() })).Expect(404, "NOT_FOUND");
        Assert.Equal("Guest", (await at.Editor.PostAsync(pass, new { to = at.Guest.Id() })).Expect(200).Json.Holder());
        // The host, and who administers the workspace, may do it for whoever has it.
        Assert.Equal("Editor", (await at.Editor.PostAsync(pass, new { to = at.Editor.Id() })).Expect(200).Json.Holder());
        Assert.Equal("Owner", (await at.Owner.PostAsync(pass, new { to = at.Owner.Id() })).Expect(200).Json.Holder());
        (await at.Guest.PostAsync(pass, new { })).Expect(409, "NOT_YOUR_TURN");
    }

    [Fact]
    public async Task Of_many_who_ask_at_the_same_moment_one_has_the_turn_and_the_others_wait_once()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        (await at.Owner.PostAsync($"{at.Session()}/turn/pass", new { })).Expect(200);
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => host.GuestAsync($"P{i}")));
        foreach (var person in people) await host.JoinAsync(at.Workspace, person, Role.Editor);

        var replies = await Task.WhenAll(people.Select(person => person.PostAsync($"{at.Session()}/turn/request")));

        Assert.All(replies, reply => reply.Expect(200));
        var session = await at.SessionAsync();
        Assert.Equal(9, session.Queue().Distinct().Count());
        Assert.DoesNotContain(session.Holder(), session.Queue());
        // At no moment somebody else had it.
        var holders = host.Events(at.Document).Where(row => row.Type == "turn_changed")
            .Select(row => TuttiHost.Json(row.Data).GetProperty("session").Holder()).SkipWhile(holder => holder is "Owner" or null).Distinct();
        Assert.Equal([session.Holder()], holders);
    }

    [Fact]
    public async Task Who_is_silent_loses_the_turn_only_when_somebody_waits_for_it()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Rooms:SilenceTimeout=10:00:00");
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        await host.PassAsync(121);
        Assert.Equal("Owner", (await at.SessionAsync()).Holder());
        var typist = new Typist(3);
        await at.OwnersSocket.SendUpdateAsync(typist.Type("a"));
        await at.OwnersSocket.NextJsonAsync("ack");
        Assert.Equal("yes", await at.EditorsScript.AskAsync("request_turn"));

        await host.PassAsync(70);
        Assert.Equal("Owner", (await at.SessionAsync()).Holder());
        await at.OwnersSocket.SendUpdateAsync(typist.Type("b"));
        await at.OwnersSocket.NextJsonAsync("ack");
        await host.PassAsync(70);
        Assert.Equal("Owner", (await at.SessionAsync()).Holder());
        await host.PassAsync(51);

        var taken = await at.ViewersSocket.TurnAsync("silence");
        Assert.Equal("Editor", taken.Holder());
        Assert.Empty(taken.Queue());
        await at.OwnersSocket.SendUpdateAsync(typist.Type("c"));
        Assert.Equal("NOT_YOUR_TURN", await at.OwnersSocket.NextErrorAsync());
        await at.EditorsSocket.SendUpdateAsync(new Typist(4).Type("d"));
        await at.EditorsSocket.NextJsonAsync("ack");
    }

    [Fact]
    public async Task Who_left_keeps_the_turn_for_half_a_minute()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner);
        await at.GuestsSocket.NextJsonAsync("session_started");
        (await at.Owner.PatchAsync(at.Session(), new { mode = "sequential" })).Expect(200);
        (await at.Owner.PostAsync($"{at.Session()}/turn/pass", new { to = at.Guest.Id() })).Expect(200);
        Assert.Equal("yes", await at.EditorsScript.AskAsync("request_turn"));

        await at.GuestsSocket.DisposeAsync();
        await at.OwnersSocket.NextJsonAsync("user_left");
        await host.PassAsync(20);
        Assert.Equal("Guest", (await at.SessionAsync()).Holder());
        await using (await at.OpenAsync(at.Guest))
        {
            await host.PassAsync(40);
            Assert.Equal("Guest", (await at.SessionAsync()).Holder());
        }
        await at.OwnersSocket.NextJsonAsync("user_left");
        await host.PassAsync(31);

        Assert.Equal("Editor", (await at.ViewersSocket.TurnAsync("left")).Holder());
        // With nobody waiting it is nobody's, and whoever asks first has it.
        await at.EditorsSocket.DisposeAsync();
        await at.EditorsScript.DisposeAsync();
        await at.OwnersSocket.NextJsonAsync("user_left");
        await host.PassAsync(31);
        Assert.Null((await at.ViewersSocket.TurnAsync("left")).Holder());
        Assert.Equal("Owner", (await at.Owner.PostAsync($"{at.Session()}/turn/request")).Expect(200).Json.Holder());
    }

    [Fact]
    public async Task Who_waits_and_is_gone_waits_no_more()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        Assert.Equal("yes", await at.GuestsSocket.AskAsync("request_turn"));
        Assert.Equal("yes", await at.EditorsScript.AskAsync("request_turn"));
        await at.GuestsSocket.DisposeAsync();
        await at.OwnersSocket.NextJsonAsync("user_left");
        await host.PassAsync(31);
        Assert.Equal(["Editor"], (await at.ViewersSocket.TurnAsync("left")).Queue());
        // So does who may not edit any more, whether they have it or wait for it.
        (await at.Owner.PatchAsync($"{at.Path}/members/{at.Editor.Id()}", new { role = "viewer" })).Expect(200);
        await host.KeepAsync();
        Assert.Empty((await at.ViewersSocket.TurnAsync("left")).Queue());
    }

    [Fact]
    public async Task Who_has_the_turn_and_may_not_edit_any_more_has_it_no_more()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        (await at.Owner.PostAsync($"{at.Session()}/turn/pass", new { to = at.Editor.Id() })).Expect(200);
        (await at.Owner.PatchAsync($"{at.Path}/members/{at.Editor.Id()}", new { role = "commenter" })).Expect(200);
        await host.KeepAsync();
        Assert.Null((await at.ViewersSocket.TurnAsync("left")).Holder());
        Assert.Equal("PERMISSION_DENIED", await at.EditorsScript.AskAsync("request_turn"));
    }

    [Fact]
    public async Task Whoever_leaves_the_session_leaves_the_turn_to_the_next()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        (await at.Owner.PostAsync($"{at.Session()}/turn/pass", new { to = at.Guest.Id() })).Expect(200);
        Assert.Equal("yes", await at.EditorsScript.AskAsync("request_turn"));
        Assert.Equal("yes", await at.GuestsSocket.AskAsync("leave_session"));
        Assert.Equal("Editor", (await at.ViewersSocket.TurnAsync("left")).Holder());
    }

    [Fact]
    public async Task No_more_wait_than_the_queue_takes()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Sessions:TurnQueue=1");
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { mode = "sequential" });
        Assert.Equal("yes", await at.GuestsSocket.AskAsync("request_turn"));
        Assert.Equal("yes", await at.GuestsSocket.AskAsync("request_turn"));
        Assert.Equal("CONFLICT", await at.EditorsScript.AskAsync("request_turn"));
    }
}
