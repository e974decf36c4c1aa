using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

/// <summary>Undo of what lies under keys.</summary>
public sealed class UndoKeyTests
{
    private static readonly UndoManagerOptions EachAlone = new() { CaptureTimeout = TimeSpan.Zero };

    [Fact]
    public void Values_under_keys_and_whole_types_go_and_come_unless_somebody_else_wrote_there()
    {
        using var first = Replicas.New(1);
        using var second = Replicas.New(2);
        var map = first.GetMap("m");
        map.Set("a", 0);
        using var undo = new UndoManager(map);
        map.Set("a", 1);
        undo.Undo();
        Assert.Equal(0, map["a"]);
        undo.Redo();
        Assert.Equal(1, map["a"]);
        var inner = new YMap();
        map.Set("a", inner);
        inner.Set("x", 42);
        Assert.Equal("""{"a":{"x":42}}""", map.ToJson().ToString());
        undo.Undo();
        Assert.Equal(1, map["a"]);
        undo.Redo();
        Assert.Equal("""{"a":{"x":42}}""", map.ToJson().ToString());
        Replicas.Sync(first, second);
        second.GetMap("m").Set("a", 44);
        Replicas.Sync(first, second);
        undo.Undo();
        Assert.Equal(44, map["a"]);
        undo.Redo();
        Assert.Equal(44, map["a"]);

        map.Set("b", "initial");
        undo.StopCapturing();
        map.Set("b", "val1");
        map.Set("b", "val2");
        undo.StopCapturing();
        undo.Undo();
        Assert.Equal("initial", map["b"]);
    }

    [Fact]
    public void Types_put_into_one_key_one_after_another_come_back_in_turn()
    {
        using var document = Replicas.New(1);
        var design = document.GetMap();
        using var undo = new UndoManager(design, EachAlone);
        var text = document.GetMap();
        document.Transact(_ => text.Set("text", New("t1", "first")));
        document.Transact(_ => text.Set("text", New("t2", "second")));
        document.Transact(_ => text["text"].As<YMap>().Set("content", "second edited"));
        Assert.Equal("""{"text":{"id":"t2","content":"second edited"}}""", design.ToJson().ToString());
        undo.Undo();
        Assert.Equal("""{"text":{"id":"t2","content":"second"}}""", design.ToJson().ToString());
        undo.Undo();
        Assert.Equal("""{"text":{"id":"t1","content":"first"}}""", design.ToJson().ToString());
        undo.Undo();
        Assert.Equal("{}", design.ToJson().ToString());
        undo.Redo();
        Assert.Equal("""{"text":{"id":"t1","content":"first"}}""", design.ToJson().ToString());
        undo.Redo();
        undo.Redo();
        Assert.Equal("""{"text":{"id":"t2","content":"second edited"}}""", design.ToJson().ToString());

        static YMap New(string id, string content) => new([new("id", id), new("content", content)]);
    }

    [Fact]
    public void A_map_in_a_map_is_redone_again_and_again()
    {
        using var document = Replicas.New(1);
        var root = document.GetMap();
        var point = new YMap([new("x", 0), new("y", 0)]);
        root.Set("a", point);
        using var undo = new UndoManager(root, EachAlone);
        document.Transact(_ => { point.Set("x", 100); point.Set("y", 100); });
        document.Transact(_ => { point.Set("x", 200); point.Set("y", 200); });
        document.Transact(_ => { point.Set("x", 300); point.Set("y", 300); });
        document.Transact(_ => root.Delete("a"));
        Assert.Equal("{}", root.ToJson().ToString());
        foreach (var expected in new[] { 300, 200, 100, 0 })
        {
            undo.Undo();
            Assert.Equal($$$"""{"a":{"x":{{{expected}}},"y":{{{expected}}}}}""", root.ToJson().ToString());
        }

        Assert.Null(undo.Undo());
        foreach (var expected in new[] { 100, 200, 300 })
        {
            undo.Redo();
            Assert.Equal($$$"""{"a":{"x":{{{expected}}},"y":{{{expected}}}}}""", root.ToJson().ToString());
        }

        undo.Redo();
        Assert.Equal("{}", root.ToJson().ToString());
        Assert.Null(undo.Redo());
    }

    [Fact]
    public void Changes_of_others_under_a_key_are_respected_or_overwritten()
    {
        foreach (var overwrites in new[] { false, true })
        {
            using var first = Replicas.New(1);
            using var second = Replicas.New(2);
            var map = first.GetMap("m");
            using var undo = new UndoManager(map, EachAlone with { IgnoreRemoteMapChanges = overwrites });
            map.Set("x", 1);
            Replicas.Sync(first, second);
            second.GetMap("m").Set("x", 2);
            Replicas.Sync(first, second);
            map.Set("x", 3);
            map.Delete("x");
            Replicas.Sync(first, second);
            second.GetMap("m").Set("x", 4);
            Replicas.Sync(first, second);
            undo.Undo();
            Replicas.Sync(first, second);
            Assert.Equal(overwrites ? 3 : 4, map["x"]);
            Assert.Equal(map["x"], second.GetMap("m")["x"]);
        }
    }

    [Fact]
    public void Deleting_a_key_of_a_document_is_undone_for_replicas_too()
    {
        using var document = Replicas.New(1);
        using var replica = Replicas.New(2);
        var map = document.GetMap("m");
        map.Set("a", "a");
        using var undo = new UndoManager(map, EachAlone);
        map.Delete("a");
        map.Set("a", "b");
        map.Delete("a");
        undo.Undo();
        Assert.Equal("b", map["a"]);
        undo.Undo();
        Assert.Equal("{}", map.ToJson().ToString());
        undo.Undo();
        Assert.Equal("a", map["a"]);
        Replicas.Sync(document, replica);
        Assert.Equal("a", replica.GetMap("m")["a"]);
    }

    [Fact]
    public void A_sub_document_comes_back_under_its_name()
    {
        using var document = Replicas.New(1);
        var map = document.GetMap();
        map.Set("d", new YDoc(new YDocOptions { Guid = "inner" }));
        using var undo = new UndoManager(map);
        map.Delete("d");
        undo.Undo();
        Assert.Equal("inner", map["d"].AsDocument().Guid);
        Assert.Equal("inner", Assert.Single(document.Subdocuments).Guid);
    }
}
