using Tutti.Access;
using Tutti.Features.Sessions;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Rights;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Sessions;

/// <summary>A session takes as many people as it was given places, by whichever door they come.</summary>
[Covers("L1")]
public sealed class SessionPlacesTests
{
    [Fact]
    public async Task A_full_session_lets_nobody_in_until_a_place_is_free()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner, new { max_users = 4 });
        var late = await host.GuestAsync("Late");
        await host.JoinAsync(at.Workspace, late, Role.Editor);

        (await late.PostAsync(at.Session(), new { })).Expect(409, "SESSION_FULL");
        await using (var refused = await LiveTests.OpenAsync(host, late, at.Document)) Assert.Equal(4430, await refused.ClosedAsync());
        // Who is there already may open another window.
        await at.OpenAsync(at.Viewer);

        (await at.Owner.PatchAsync(at.Session(), new { max_users = 5 })).Expect(200);
        Assert.Equal(5, (await at.ViewersSocket.NextJsonAsync("max_users_changed")).GetProperty("session").GetProperty("max_users").GetInt32());
        await at.OpenAsync(late);
        (await at.Owner.PatchAsync(at.Session(), """{"max_users":null}""")).Expect(200);
        Assert.False((await at.SessionAsync()).TryGetProperty("max_users", out _));
    }

    [Fact]
    public async Task A_maximum_below_those_who_are_there_puts_nobody_out()
    {
        await using var host = await TuttiHost.StartAsync();
        await using var at = await Watched.StartAsync(host);
        await at.OpenSessionAsync(at.Owner);
        Assert.Equal("yes", await at.OwnersSocket.AskAsync("set_max_users", "\"max_users\":1"));
        await Watched.HoldsAsync(at.EditorsSocket, at.ViewersSocket, at.GuestsSocket);
        await at.EditorsSocket.SendUpdateAsync(new Typist(3).Type("still here"));
        await at.EditorsSocket.NextJsonAsync("ack");
        Assert.Equal("yes", await at.OwnersSocket.AskAsync("set_max_users", "\"max_users\":null"));
    }

    [Fact]
    public async Task The_host_and_who_came_without_a_socket_keep_their_places()
    {
        await using var host = await TuttiHost.StartAsync();
        var owner = await host.GuestAsync("Owner");
        var document = await owner.DocumentAsync();
        var (far, late) = (await host.GuestAsync("Far"), await host.GuestAsync("Late"));
        foreach (var one in new[] { far, late }) await host.JoinAsync(owner.Workspace!, one, Role.Editor);
        (await owner.PostAsync($"documents/{document}/session", new { max_users = 2 })).Expect(201);
        (await far.PostAsync($"documents/{document}/session", new { })).Expect(201);

        await using (var refused = await LiveTests.OpenAsync(host, late, document)) Assert.Equal(4430, await refused.ClosedAsync());
        await using var owners = await LiveTests.OpenAsync(host, owner, document);
        await owners.NextJsonAsync("connected");
        await using var other = await LiveTests.OpenAsync(host, far, document);
        await other.NextJsonAsync("connected");
    }

    [Fact]
    public async Task Of_many_who_join_at_once_no_more_come_in_than_there_are_places()
    {
        const int Places = 5;
        await using var host = await TuttiHost.StartAsync();
        var (document, people) = await CrowdAsync(host, Places);

        var replies = await Task.WhenAll(people.Select(person => person.PostAsync($"documents/{document}/session", new { })));

        Assert.Equal(Places - 1, replies.Count(reply => reply.Status == 201));
        Assert.All(replies.Where(reply => reply.Status != 201), reply => reply.Expect(409, "SESSION_FULL"));
        Assert.Equal(Places, host.Count("SELECT count(*) FROM live_session_person WHERE is_seated = 1"));
    }

    [Fact]
    public async Task Also_when_half_of_them_come_by_socket()
    {
        const int Places = 6;
        await using var host = await TuttiHost.StartAsync();
        var (document, people) = await CrowdAsync(host, Places);

        var sockets = new List<TestSocket>();
        await Task.WhenAll(people.Select(async (person, at) =>
        {
            if (at % 2 == 0)
            {
                await person.PostAsync($"documents/{document}/session", new { });
                return;
            }
            var socket = await LiveTests.OpenAsync(host, person, document);
            lock (sockets) sockets.Add(socket);
            await socket.FirstAsync("connected");
        }));

        // Somebody whom a room let in while the last place was taken elsewhere goes again.
        var room = new DocumentId(Guid.Parse(document));
        var taken = 0;
        await Eventually.True(() => (taken = Taken(host, room)) <= Places, "no more take part than there are places");
        Assert.True(taken > 1);
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    private static int Taken(TuttiHost host, DocumentId document)
    {
        var here = host.Get<SessionVisits>().Here(document);
        var elsewhere = host.Count(
            $"SELECT count(*) FROM live_session_person WHERE is_seated = 1 AND person_id NOT IN ('{string.Join("','", here.Select(person => person.Id))}')");
        return here.Count + (int)elsewhere;
    }

    /// <summary>A session with so many places, and more people than that who would like to come.</summary>
    private static async Task<(string Document, Visitor[] People)> CrowdAsync(TuttiHost host, int places)
    {
        var owner = await host.GuestAsync("Owner");
        var document = await owner.DocumentAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => host.GuestAsync($"P{i}")));
        foreach (var person in people) await host.JoinAsync(owner.Workspace!, person, Role.Editor);
        (await owner.PostAsync($"documents/{document}/session", new { max_users = places })).Expect(201);
        return (document, people);
    }
}
