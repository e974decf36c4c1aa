using Tutti.Connections;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms.Rules;

/// <summary>Who may edit by who they are: one after the other, or not at all.</summary>
[Covers("L2")]
public sealed class TurnTests
{
    [Fact]
    public async Task Who_does_not_have_the_turn_is_refused_by_every_way_in()
    {
        await using var scene = await RuleScene.StartAsync(static (rules, scene) => (rules.Mode, rules.Turn) = (EditMode.Sequential, scene.Alice));
        var (tutti, plain, listener) = (await scene.OpenAsync(scene.Bob), await scene.OpenAsync(scene.Bob, null), await scene.OpenAsync(scene.Alice));
        using var copy = await scene.CopyAsync(scene.Bob);
        var update = copy.Do(document => document.GetText("content").Insert(0, "no"));

        await tutti.SendUpdateAsync(update);
        Assert.Equal("NOT_YOUR_TURN", await tutti.NextErrorAsync());
        await plain.SendUpdateAsync(update);
        Assert.Equal(RefusalCode.NotYourTurn, (await scene.PostAsync(scene.Bob, update))?.Code);
        Assert.Equal(RefusalCode.NotYourTurn, (await scene.ChangeAsync(scene.Bob, new TextEdit("/content", 0, 0, "no")))?.Code);
        Assert.Equal("|{}", await scene.JsonAsync());
        Assert.Equal(0, listener.UpdateFrames);
    }

    [Fact]
    public async Task Who_has_the_turn_edits_until_it_passes_on()
    {
        await using var scene = await RuleScene.StartAsync(static (rules, scene) => (rules.Mode, rules.Turn) = (EditMode.Sequential, scene.Alice));
        var (alice, bob) = (await scene.OpenAsync(scene.Alice), await scene.OpenAsync(scene.Bob));
        using var hers = await scene.CopyAsync(scene.Alice);
        await alice.SendUpdateAsync(hers.Do(document => document.GetText("content").Insert(0, "hers")));
        await Eventually.True(() => alice.Acknowledged == 1, "it is stored");
        await scene.RuleAsync(rules => (rules.Mode, rules.Turn) = (EditMode.Sequential, scene.Bob));

        await alice.SendUpdateAsync(hers.Do(document => document.GetText("content").Insert(4, " more")));
        Assert.Equal("NOT_YOUR_TURN", await alice.NextErrorAsync());
        using var his = await scene.CopyAsync(scene.Bob);
        await bob.SendUpdateAsync(his.Do(document => document.GetText("content").Insert(4, " and his")));
        await Eventually.True(() => bob.Acknowledged == 1, "his is stored");
        Assert.Equal("hers and his|{}", await scene.JsonAsync());
    }

    [Fact]
    public async Task When_it_is_nobodys_turn_nobody_edits()
    {
        await using var scene = await RuleScene.StartAsync(static (rules, _) => rules.Mode = EditMode.Sequential);
        Assert.Equal(RefusalCode.NotYourTurn, (await scene.ChangeAsync(scene.Alice, new TextEdit("/content", 0, 0, "no")))?.Code);
    }

    [Fact]
    public async Task Who_is_removed_is_sent_away_stays_out_and_changes_nothing()
    {
        await using var scene = await RuleScene.StartAsync();
        var (first, second) = (await scene.OpenAsync(scene.Bob), await scene.OpenAsync(scene.Bob, Dialects.JsonName));
        await second.NextJsonAsync("connected");
        using var copy = await scene.CopyAsync(scene.Bob);
        await scene.RuleAsync(rules => rules.Remove(scene.Bob.Id));

        Assert.Equal(4403, await first.ClosedAsync());
        Assert.Equal(4403, await second.ClosedAsync());
        await using var again = await scene.Host.OpenAsync(scene.Bob, RuleScene.Document);
        Assert.Equal(4403, await again.ClosedAsync());
        var update = copy.Do(document => document.GetText("content").Insert(0, "no"));
        Assert.Equal(RefusalCode.PermissionDenied, (await scene.PostAsync(scene.Bob, update))?.Code);
        Assert.Equal("|{}", await scene.JsonAsync());
    }

    [Fact]
    public async Task No_more_people_come_in_than_there_are_places()
    {
        await using var scene = await RuleScene.StartAsync(static (rules, scene) =>
        {
            rules.MaxPeople = 3;
            rules.Seat(scene.Alice.Id);
        });
        var people = Enumerable.Range(0, 12).Select(number => scene.Host.Person($"P{number}")).ToList();
        var sockets = await Task.WhenAll(people.Select(person => scene.Host.OpenAsync(person, RuleScene.Document)));
        await Eventually.True(() => sockets.Count(socket => socket.CloseCode == 4430) == 10, "all but two are sent away");
        // Whoever has a place comes in, and so does who is in already.
        var alice = await scene.OpenAsync(scene.Alice);
        var inside = people[Array.FindIndex(sockets, socket => socket.CloseCode is null)];
        var second = await scene.OpenAsync(inside);
        Assert.Null(alice.CloseCode);
        Assert.Null(second.CloseCode);
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    [Fact]
    public async Task An_edit_on_its_way_when_the_turn_passes_on_is_not_stored()
    {
        await using var scene = await RuleScene.StartAsync(static (rules, scene) => (rules.Mode, rules.Turn) = (EditMode.Sequential, scene.Alice));
        var (alice, bob) = (await scene.OpenAsync(scene.Alice), await scene.OpenAsync(scene.Bob));
        using var hers = await scene.CopyAsync(scene.Alice);
        using SemaphoreSlim reached = new(0), changed = new(0);
        scene.Log.Before = () =>
        {
            scene.Log.Before = null;
            reached.Release();
            changed.Wait();
        };
        await alice.SendUpdateAsync(hers.Do(document => document.GetText("content").Insert(0, "too late")));
        await reached.WaitAsync();
        await scene.RuleAsync(rules => (rules.Mode, rules.Turn) = (EditMode.Sequential, scene.Bob));
        changed.Release();

        Assert.Equal("NOT_YOUR_TURN", await alice.NextErrorAsync());
        Assert.Equal("|{}", await scene.JsonAsync());
        Assert.Equal(0, bob.UpdateFrames);
    }
}
