using Tutti.Crdt.History;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.History;

public sealed class SnapshotTests
{
    [Fact]
    public void A_text_comes_back_as_it_was()
    {
        using var document = Replicas.New(1, gc: false);
        document.GetText().Insert(0, "world!");
        var snapshot = Snapshot.Of(document);
        document.GetText().Insert(0, "hello ");
        using var restored = snapshot.Restore(document);
        Assert.Equal("world!", restored.GetText().ToString());
        Assert.Equal("hello world!", document.GetText().ToString());
    }

    [Fact]
    public void Text_in_one_item_is_cut_and_joined_again()
    {
        using var document = Replicas.New(1, gc: false);
        document.GetText().Insert(0, "abc");
        var snapshot = Snapshot.Of(document);
        document.GetText().Insert(3, "def");
        var before = document.EncodeStateAsUpdate();
        var structs = document.Store.Clients[0].Count;
        using var restored = snapshot.Restore(document);
        Assert.Equal("abc", restored.GetText().ToString());
        Assert.Equal(before, document.EncodeStateAsUpdate());
        Assert.Equal(structs, document.Store.Clients[0].Count);
    }

    [Fact]
    public void An_array_comes_back_as_it_was()
    {
        using var document = Replicas.New(1, gc: false);
        var list = document.GetArray("array");
        list.Insert(0, "hello");
        var snapshot = Snapshot.Of(document);
        list.Insert(1, "world");
        using var restored = snapshot.Restore(document);
        Assert.Equal(["hello"], restored.GetArray("array").ToArray());
        Assert.Equal(["hello"], list.ToArray(snapshot));
        Assert.Equal(["hello", "world"], list.ToArray());
    }

    [Fact]
    public void Nothing_and_everything_come_back()
    {
        using var document = Replicas.New(1, gc: false);
        var nothing = Snapshot.Of(document);
        Assert.True(Snapshot.Empty == nothing);
        document.GetArray().Insert(0, "world");
        using var empty = nothing.Restore(document);
        Assert.Empty(empty.GetArray());
        using var all = Snapshot.Of(document).Restore(document);
        Assert.Equal(["world"], all.GetArray().ToArray());

        // A client that had written nothing yet.
        using var withNobody = Snapshot.Decode([0, 1, 143, 78, 0]).Restore(document);
        Assert.Empty(withNobody.GetArray());
    }

    [Fact]
    public void A_type_in_a_type_comes_back_as_it_was()
    {
        using var document = Replicas.New(1, gc: false);
        var inner = new YMap();
        document.GetArray("array").Insert(0, inner);
        inner.Set("key1", "value1");
        var snapshot = Snapshot.Of(document);
        inner.Set("key2", "value2");
        using var restored = snapshot.Restore(document);
        Assert.Equal("""[{"key1":"value1"}]""", restored.GetArray("array").ToJson().ToString());
        Assert.Equal("""{"key1":"value1"}""", inner.ToSnapshotJson(snapshot).ToString());
        Assert.Equal("""{"key1":"value1","key2":"value2"}""", inner.ToJson().ToString());
    }

    [Fact]
    public void What_was_deleted_since_comes_back()
    {
        using var document = Replicas.New(1, gc: false);
        var list = document.GetArray("array");
        list.Insert(0, "item1", "item2");
        var snapshot = Snapshot.Of(document);
        list.Delete(0);
        using var restored = snapshot.Restore(document);
        Assert.Equal(["item1", "item2"], restored.GetArray("array").ToArray());
        Assert.Equal(["item1", "item2"], list.ToArray(snapshot));
        Assert.Equal(["item2"], list.ToArray());
    }

    [Fact]
    public void What_stands_behind_a_younger_item_comes_back()
    {
        using var document = Replicas.New(1, gc: false);
        var list = document.GetArray("array");
        list.Insert(0, "item1");
        document.GetMap("map").Set("test", 1);
        list.Insert(0, "item0");
        var snapshot = Snapshot.Of(document);
        list.Delete(1);
        using var restored = snapshot.Restore(document);
        Assert.Equal(["item0", "item1"], restored.GetArray("array").ToArray());
        Assert.Equal(["item0"], list.ToArray());
    }

    [Fact]
    public void What_was_deleted_before_stays_away()
    {
        using var document = Replicas.New(1, gc: false);
        var list = document.GetArray("array");
        list.Insert(0, "item1", "item2", "item3");
        list.Delete(1);
        var snapshot = Snapshot.Of(document);
        list.Insert(0, "item0");
        using var restored = snapshot.Restore(document);
        Assert.Equal(["item1", "item3"], restored.GetArray("array").ToArray());
        Assert.Equal(["item1", "item3"], list.ToArray(snapshot));
        Assert.Equal(["item0", "item1", "item3"], list.ToArray());
        list.Delete(0, 3);
        using var emptied = Snapshot.Of(document).Restore(document);
        Assert.Empty(emptied.GetArray("array"));
    }

    [Fact]
    public void What_two_people_wrote_on_each_other_comes_back_at_both()
    {
        using var first = Replicas.New(1, gc: false);
        using var second = Replicas.New(2, gc: false);
        first.GetArray("array").Insert(0, "user1item1");
        Replicas.Sync(first, second);
        second.GetArray("array").Insert(1, "user2item1");
        Replicas.Sync(first, second);
        var snapshot = Snapshot.Of(first);
        first.GetArray("array").Insert(2, "user1item2");
        Replicas.Sync(first, second);
        second.GetArray("array").Insert(3, "user2item2");
        Replicas.Sync(first, second);
        foreach (var document in new[] { first, second })
        {
            using var restored = snapshot.Restore(document);
            Assert.Equal(["user1item1", "user2item1"], restored.GetArray("array").ToArray());
        }
    }

    [Fact]
    public void Only_an_original_that_collects_nothing_can_be_restored()
    {
        using var collecting = new YDoc();
        Assert.Throws<InvalidOperationException>(() => Snapshot.Of(collecting).Restore(collecting));
        using var writer = Replicas.New(1, gc: false);
        writer.GetText().Insert(0, "abc");
        using var other = Replicas.New(2, gc: false);
        Assert.Throws<ArgumentException>(() => Snapshot.Of(writer).Restore(other));
    }

    [Fact]
    public void It_contains_what_had_been_said()
    {
        using var document = Replicas.New(1);
        var updates = new List<(byte[] Update, Snapshot Before, Snapshot After)>();
        var before = Snapshot.Of(document);
        document.Updated += update =>
        {
            updates.Add((update.Bytes.ToArray(), before, Snapshot.Of(document)));
            before = updates[^1].After;
        };
        document.GetArray().Insert(0, "a");
        document.GetArray().Delete(0);
        document.GetText("t").Insert(0, "text");
        document.GetText("t").Delete(1, 2);
        Assert.Equal(4, updates.Count);
        foreach (var (update, earlier, later) in updates)
        {
            Assert.False(earlier.Contains(update));
            Assert.True(later.Contains(update));
            Assert.True(Snapshot.Of(document).Contains(Update.Convert(update, UpdateFormat.V1, UpdateFormat.V2), UpdateFormat.V2));
        }
    }

    [Fact]
    public void It_survives_both_encodings_and_equals_itself_only()
    {
        using var document = Replicas.New(300);
        var text = document.GetText();
        text.Insert(0, "hello");
        text.Delete(1, 2);
        var snapshot = Snapshot.Of(document);
        foreach (var format in new[] { UpdateFormat.V1, UpdateFormat.V2 })
        {
            var copy = Snapshot.Decode(snapshot.Encode(format), format);
            Assert.Equal(snapshot, copy);
            Assert.Equal(snapshot.GetHashCode(), copy.GetHashCode());
        }

        Assert.Equal([1, 172, 2, 1, 1, 2, 1, 172, 2, 5], snapshot.Encode());
        Assert.Equal([1, 172, 2, 1, 1, 1, 1, 172, 2, 5], snapshot.Encode(UpdateFormat.V2));
        Assert.Equal(snapshot, Snapshot.Create(document.DeleteSet, document.StateVector));
        text.Delete(0, 1);
        Assert.NotEqual(snapshot, Snapshot.Of(document));
        text.Insert(0, "x");
        Assert.NotEqual(snapshot, Snapshot.Of(document));
        Assert.Equal([0, 0], Snapshot.Empty.Encode());
        Assert.Throws<CrdtException>(() => Snapshot.Decode([1, 2]));
        Assert.Throws<CrdtException>(() => Snapshot.Decode([1, 2], UpdateFormat.V2));
    }

    [Fact]
    public void Values_under_keys_are_seen_as_they_were()
    {
        using var document = Replicas.New(1, gc: false);
        var map = document.GetMap();
        var none = Snapshot.Of(document);
        map.Set("a", 1);
        var one = Snapshot.Of(document);
        map.Set("a", 2);
        var two = Snapshot.Of(document);
        map.Delete("a");
        var gone = Snapshot.Of(document);
        map.Set("a", 3);
        Assert.Equal(
            [YValue.Undefined, 1, 2, YValue.Undefined, 3],
            new[] { none, one, two, gone, Snapshot.Of(document) }.Select(moment => map.Get("a", moment)));
        Assert.Equal("{}", map.ToSnapshotJson(gone).ToString());
        Assert.Equal(YValue.Undefined, map.Get("b", one));

        var element = new YXmlElement("p");
        document.GetXmlFragment("x").Insert(0, element);
        element.SetAttribute("id", "1");
        var marked = Snapshot.Of(document);
        element.SetAttribute("id", "2");
        element.SetAttribute("class", "c");
        Assert.Equal([KeyValuePair.Create<string, YValue>("id", "1")], element.GetAttributes(marked));
    }

    [Fact]
    public void A_text_shows_what_was_added_and_removed_between_two_moments()
    {
        using var document = Replicas.New(1, gc: false);
        var text = document.GetText();
        text.Insert(0, "abcd");
        var before = Snapshot.Of(document);
        text.Insert(4, "e");
        text.Delete(0, 2);
        var after = Snapshot.Of(document);
        text.Insert(0, "later");
        var state = document.EncodeStateAsUpdate();
        Assert.Equal(new Delta().Insert("abcd"), text.ToDelta(before));
        Assert.Equal(new Delta().Insert("cde"), text.ToDelta(after));
        Assert.Equal(
            """[{"insert":"ab","attributes":{"ychange":{"type":"removed"}}},{"insert":"cd"},{"insert":"e","attributes":{"ychange":{"type":"added"}}}]""",
            text.ToDelta(after, before).ToJson());
        Assert.Equal(state, document.EncodeStateAsUpdate());
    }
}
