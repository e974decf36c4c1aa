using System.Text.Json;
using Tutti.Connections;
using Tutti.Crdt.History;
using Tutti.Crdt.Types;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms.Rules;

/// <summary>Places that somebody holds: nobody else changes them, whichever way they come.</summary>
[Covers("L2", "L3", "L4")]
public sealed class HeldPlaceTests
{
    [Fact]
    public async Task A_held_node_is_changed_by_its_holder_alone()
    {
        await using var scene = await HeldAsync("nodes", "a");
        var (alice, bob, plain) = (await scene.OpenAsync(scene.Alice), await scene.OpenAsync(scene.Bob), await scene.OpenAsync(scene.Bob, null));
        using (var his = await scene.CopyAsync(scene.Bob))
        {
            var update = his.SetNode("a", "label", "his");
            await bob.SendUpdateAsync(update);
            Assert.Equal("LOCKED", await bob.NextErrorAsync());
            await plain.SendUpdateAsync(update);
            Assert.Equal(RefusalCode.Locked, (await scene.PostAsync(scene.Bob, update))?.Code);
            Assert.Equal(RefusalCode.Locked, (await PatchAsync(scene, """[{"op":"replace","path":"/nodes/a/label","value":"his"}]"""))?.Code);
            Assert.Contains("Alice", (await scene.PostAsync(scene.Bob, update))!.Message, StringComparison.Ordinal);
        }
        Assert.Equal("""|{"a":{"label":"first"},"b":{"label":"other"}}""", await scene.JsonAsync());
        Assert.Equal(0, alice.UpdateFrames);

        using var hers = await scene.CopyAsync(scene.Alice);
        await alice.SendUpdateAsync(hers.SetNode("a", "label", "hers"));
        await Eventually.True(() => alice.Acknowledged == 1, "hers is stored");
    }

    [Fact]
    public async Task What_is_beside_a_held_node_is_free()
    {
        await using var scene = await HeldAsync("nodes", "a");
        using var his = await scene.CopyAsync(scene.Bob);
        Assert.Null(await scene.PostAsync(scene.Bob, his.SetNode("b", "label", "his")));
        Assert.Null(await PatchAsync(scene, """[{"op":"add","path":"/nodes/b/x","value":7}]"""));
        Assert.Null(await scene.ChangeAsync(scene.Bob, new TextEdit("/content", 0, 0, "text")));
        Assert.Equal("""text|{"a":{"label":"first"},"b":{"label":"his","x":7}}""", await scene.JsonAsync());
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("replace")]
    [InlineData("both")]
    public async Task A_held_node_is_neither_deleted_nor_replaced_nor_slipped_in_with_others(string how)
    {
        await using var scene = await HeldAsync("nodes", "a");
        using var his = await scene.CopyAsync(scene.Bob);
        var update = his.Do(document =>
        {
            var nodes = document.GetMap("nodes");
            if (how == "delete") nodes.Delete("a");
            if (how is "replace") nodes.Set("a", new YMap());
            if (how is "both") nodes["b"].As<YMap>().Set("label", "x");
            if (how is "both") nodes["a"].As<YMap>().Delete("label");
        });
        Assert.Equal(RefusalCode.Locked, (await scene.PostAsync(scene.Bob, update))?.Code);
        Assert.Equal(RefusalCode.Locked, (await PatchAsync(scene, """[{"op":"remove","path":"/nodes/a"}]"""))?.Code);
        Assert.Equal("""|{"a":{"label":"first"},"b":{"label":"other"}}""", await scene.JsonAsync());
    }

    [Fact]
    public async Task A_refused_patch_leaves_the_open_document_as_it_was()
    {
        await using var scene = await HeldAsync("nodes", "a");
        var listener = await scene.OpenAsync(scene.Alice, Dialects.JsonName);
        await listener.NextJsonAsync("connected");
        await PatchAsync(scene, """[{"op":"replace","path":"/nodes/b/label","value":"x"},{"op":"remove","path":"/nodes/a"}]""");
        Assert.Null(await PatchAsync(scene, """[{"op":"replace","path":"/nodes/b/label","value":"y"}]"""));
        var heard = await listener.NextJsonAsync("content_update");
        Assert.Contains("\"y\"", heard.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""|{"a":{"label":"first"},"b":{"label":"y"}}""", await scene.JsonAsync());
    }

    [Fact]
    public async Task A_held_document_is_changed_nowhere()
    {
        await using var scene = await HeldAsync();
        Assert.Equal(RefusalCode.Locked, (await scene.ChangeAsync(scene.Bob, new TextEdit("/content", 0, 0, "no")))?.Code);
        Assert.Null(await scene.ChangeAsync(scene.Alice, new TextEdit("/content", 0, 0, "yes")));
    }

    [Fact]
    public async Task What_has_ended_by_the_clock_holds_nobody_back()
    {
        await using var scene = await HeldAsync();
        await scene.RuleAsync(rules => rules.Hold(RuleScene.Held(scene.Alice, "content") with { Until = TimeProvider.System.GetUtcNow().AddMilliseconds(-1) }));
        Assert.Null(await scene.ChangeAsync(scene.Bob, new TextEdit("/content", 0, 0, "free")));
    }

    [Fact]
    public async Task In_a_session_of_locks_one_edits_only_what_one_holds()
    {
        await using var scene = await HeldAsync("nodes", "a");
        await scene.RuleAsync(rules =>
        {
            rules.Mode = EditMode.Locked;
            rules.Hold(RuleScene.Held(scene.Alice, "nodes", "a"));
            rules.Hold(RuleScene.Held(scene.Bob, "nodes", "new"));
        });
        Assert.Null(await scene.ChangeAsync(scene.Alice, JsonPatch.Of("/nodes/a/label", JsonDocument.Parse("\"x\"").RootElement)));
        Assert.Null(await scene.ChangeAsync(scene.Bob, JsonPatch.Of("/nodes/new", JsonDocument.Parse("""{"label":"mine"}""").RootElement)));
        Assert.Equal(RefusalCode.Locked, (await scene.ChangeAsync(scene.Alice, new TextEdit("/content", 0, 0, "no")))?.Code);
        using var his = await scene.CopyAsync(scene.Bob);
        Assert.Equal(RefusalCode.Locked, (await scene.PostAsync(scene.Bob, his.SetNode("b", "label", "no")))?.Code);
    }

    [Fact]
    public async Task Of_a_held_range_the_rest_of_the_text_is_free()
    {
        await using var scene = await RuleScene.StartAsync();
        Assert.Null(await scene.ChangeAsync(scene.Alice, new TextEdit("/content", 0, 0, "one two three")));
        using var places = await scene.CopyAsync(scene.Alice);
        var text = places.Document.GetText("content");
        var range = new HeldRange(RelativePosition.Create(text, 4), RelativePosition.Create(text, 7, -1));
        await scene.RuleAsync(rules => rules.Hold(RuleScene.Held(scene.Alice, "content") with { Range = range }));

        Assert.Equal(RefusalCode.Locked, (await ByBobAsync(scene, content => content.Insert(5, "x")))?.Code);
        Assert.Equal(RefusalCode.Locked, (await ByBobAsync(scene, content => content.Delete(6, 3)))?.Code);
        Assert.Equal(RefusalCode.Locked, (await ByBobAsync(scene, content => content.Delete(0, 13)))?.Code);
        Assert.Equal(RefusalCode.Locked, (await scene.ChangeAsync(scene.Bob, new TextEdit("/content", 5, 1, "")))?.Code);
        Assert.Null(await ByBobAsync(scene, content => content.Insert(13, "!")));
        Assert.Null(await ByBobAsync(scene, content => content.Insert(4, "and ")));
        Assert.Null(await ByBobAsync(scene, content => content.Insert(0, "zero ")));
        // The range has moved with its words.
        Assert.Equal(RefusalCode.Locked, (await ByBobAsync(scene, content => content.Insert(14, "x")))?.Code);
        Assert.Null(await scene.ChangeAsync(scene.Alice, new TextEdit("/content", 14, 0, "X")));
        Assert.Equal("zero one and tXwo three!|{}", await scene.JsonAsync());
    }

    [Theory]
    [InlineData("a", false)]
    [InlineData("c", true)]
    public async Task What_was_let_in_before_a_place_was_taken_is_looked_at_again(string taken, bool isStored)
    {
        await using var scene = await HeldAsync("nodes", "b");
        var (bob, listener) = (await scene.OpenAsync(scene.Bob), await scene.OpenAsync(scene.Alice));
        using var his = await scene.CopyAsync(scene.Bob);
        using SemaphoreSlim reached = new(0), changed = new(0);
        scene.Log.Before = () =>
        {
            scene.Log.Before = null;
            reached.Release();
            changed.Wait();
        };
        await bob.SendUpdateAsync(his.SetNode("a", "label", "his"));
        await reached.WaitAsync();
        await scene.RuleAsync(rules => rules.Hold(RuleScene.Held(scene.Alice, "nodes", taken)));
        changed.Release();

        if (isStored) await Eventually.True(() => bob.Acknowledged == 1 && listener.UpdateFrames == 1, "it concerns something else");
        else Assert.Equal("LOCKED", await bob.NextErrorAsync());
        Assert.Equal(isStored ? 1 : 0, listener.UpdateFrames);
        Assert.Contains(isStored ? "his" : "first", await scene.JsonAsync(), StringComparison.Ordinal);
    }

    private static async Task<RuleScene> HeldAsync(params string[] path)
    {
        var scene = await RuleScene.StartAsync();
        using var copy = await scene.CopyAsync(scene.Alice);
        Assert.Null(await scene.PostAsync(scene.Alice, copy.SetNode("a", "label", "first")));
        Assert.Null(await scene.PostAsync(scene.Alice, copy.SetNode("b", "label", "other")));
        await scene.RuleAsync(rules => rules.Hold(RuleScene.Held(scene.Alice, path)));
        return scene;
    }

    private static async Task<Refusal?> ByBobAsync(RuleScene scene, Action<YText> change)
    {
        using var copy = await scene.CopyAsync(scene.Bob);
        return await scene.PostAsync(scene.Bob, copy.Do(document => change(document.GetText("content"))));
    }

    private static Task<Refusal?> PatchAsync(RuleScene scene, string patch) =>
        scene.ChangeAsync(scene.Bob, JsonPatch.Read(JsonDocument.Parse(patch).RootElement)!);

}
