using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>People who do the same thing at the same moment: each gets a proper answer, whatever the store does about it.</summary>
public sealed class SameMomentTests
{
    [Fact]
    [Covers("W6")]
    public async Task Of_those_who_register_one_address_one_gets_it_and_the_others_are_told()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerAddressAndMinute=10000");
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => host.Nobody().PostAsync(
            "auth/register", new { email = "ann@example.com", name = $"Ann {i}", password = "a long enough password" })));
        Assert.Single(replies, reply => reply.Status == 201);
        Assert.All(replies.Where(reply => reply.Status != 201), reply => reply.Expect(409, "CONFLICT"));
        Assert.Equal(1, host.Count("SELECT count(*) FROM account"));
    }

    [Fact]
    [Covers("W3", "EN-07")]
    public async Task Of_those_who_accept_one_invitation_one_comes_in()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerAddressAndMinute=10000");
        var owner = await host.GuestAsync();
        var token = (await owner.PostAsync($"workspaces/{owner.Workspace}/invitations", new { role = "editor" })).Expect(201).Json.Text("token");
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => host.GuestAsync()));
        var replies = await Task.WhenAll(people.Select(person => person.PostAsync($"invitations/{token}/accept")));
        Assert.Single(replies, reply => reply.Status == 200);
        Assert.All(replies.Where(reply => reply.Status != 200), reply => reply.Expect(404, "NOT_FOUND"));
        Assert.Equal(2, host.Count("SELECT count(*) FROM membership WHERE workspace_id = @id", new { id = owner.Workspace }));
    }

    [Fact]
    public async Task Requests_under_one_key_are_done_once_and_answered_alike()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerPersonAndMinute=10000");
        var ann = await host.GuestAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ann.PostAsync(
            $"workspaces/{ann.Workspace}/documents", new { title = "Once", kind = "artifact" }, "one key")));
        Assert.Single(replies.Select(reply => reply.Expect(201).Json.Text("id")).Distinct());
        Assert.Equal(1, host.Count("SELECT count(*) FROM document WHERE title = 'Once'"));
    }

    [Fact]
    public async Task Writers_of_many_documents_do_not_stand_in_each_others_way()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerPersonAndMinute=10000");
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.GuestAsync()));
        var documents = await Task.WhenAll(people.Select(person => person.DocumentAsync()));
        var replies = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            people[i % 4].PatchAsync($"documents/{documents[i % 4]}", new { title = $"T{i}" })));
        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        foreach (var document in documents)
            Assert.Equal(Enumerable.Range(1, 16).Select(number => (long?)number), host.Events(document).Select(row => row.Number));
    }
}
