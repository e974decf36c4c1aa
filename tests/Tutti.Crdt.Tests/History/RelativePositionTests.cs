using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

public sealed class RelativePositionTests
{
    [Theory]
    [InlineData("1", "abc", "z", "y", "x")]
    [InlineData("abc")]
    [InlineData("abc", "1", "xyz")]
    [InlineData("1")]
    [InlineData("2", "1")]
    [InlineData]
    public void Every_index_survives_bytes_and_json_on_both_sides(params string[] typedInFront)
    {
        using var document = new YDoc();
        var text = document.GetText();
        foreach (var typed in typedInFront) text.Insert(0, typed);
        for (var index = 0; index <= text.Length; index++)
        {
            foreach (var association in new[] { -1, 0, 1 })
            {
                var position = RelativePosition.Create(text, index, association);
                foreach (var copy in new[] { RelativePosition.Decode(position.Encode()), RelativePosition.FromJson(position.ToJson()) })
                {
                    var found = copy.Resolve(document);
                    Assert.NotNull(found);
                    Assert.Equal(position, copy);
                    Assert.Same(text, found.Type);
                    Assert.Equal(index, found.Index);
                    Assert.Equal(association, found.Association);
                }
            }
        }
    }

    [Fact]
    public void The_association_decides_on_which_side_of_new_text_it_is()
    {
        using var document = new YDoc();
        var text = document.GetText();
        text.Insert(0, "2");
        text.Insert(0, "1");
        var right = RelativePosition.Create(text, 1);
        var left = RelativePosition.Create(text, 1, -1);
        text.Insert(1, "x");
        Assert.Equal(2, right.Resolve(document)!.Index);
        Assert.Equal(1, left.Resolve(document)!.Index);
    }

    [Fact]
    public void Both_ends_hold_to_the_ends()
    {
        using var document = new YDoc();
        var text = document.GetText("t");
        text.Insert(0, "ab");
        var end = RelativePosition.Create(text, 2);
        var beginning = RelativePosition.Create(text, 0, -1);
        Assert.Null(end.Item);
        Assert.Equal("t", end.Root);
        text.Insert(2, "c");
        text.Insert(0, "_");
        Assert.Equal(4, end.Resolve(document)!.Index);
        Assert.Equal(0, beginning.Resolve(document)!.Index);
    }

    [Fact]
    public void An_undo_is_followed_or_not()
    {
        using var document = new YDoc();
        var text = document.GetText();
        text.Insert(0, "hello world");
        var position = RelativePosition.Create(text, 1);
        using var undo = new UndoManager(text);
        text.Delete(0, 6);
        Assert.Equal(0, position.Resolve(document)!.Index);
        undo.Undo();
        Assert.Equal(1, position.Resolve(document)!.Index);
        Assert.Equal(6, position.Resolve(document, followUndone: false)!.Index);

        // A replica does not know what was an undo.
        using var replica = new YDoc();
        replica.GetText();
        replica.ApplyUpdate(document.EncodeStateAsUpdate());
        Assert.Equal(6, position.Resolve(replica)!.Index);
        Assert.Equal(6, position.Resolve(replica, followUndone: false)!.Index);
    }

    [Fact]
    public void What_is_not_there_or_collected_has_no_place()
    {
        using var document = Replicas.New(1);
        var list = document.GetArray("list");
        var inner = new YText("abc");
        list.Add(inner);
        var inside = RelativePosition.Create(inner, 1);
        var end = RelativePosition.Create(inner, 3);
        Assert.Equal(3, end.Resolve(document)!.Index);
        Assert.Equal(new ItemId(1, 0), end.Type);
        using var empty = new YDoc();
        Assert.Null(inside.Resolve(empty));
        Assert.Null(end.Resolve(empty));
        list.Delete(0);
        Assert.Null(inside.Resolve(document));
        Assert.Null(end.Resolve(document));
        Assert.Throws<InvalidOperationException>(() => RelativePosition.Create(inner, 0));
    }

    [Fact]
    public void Deleted_text_leaves_the_place_where_it_was()
    {
        using var document = new YDoc();
        var text = document.GetText();
        text.Insert(0, "abcdef");
        var positions = Enumerable.Range(0, 7).Select(index => RelativePosition.Create(text, index)).ToArray();
        var left = Enumerable.Range(0, 7).Select(index => RelativePosition.Create(text, index, -1)).ToArray();
        text.Delete(2, 2);
        Assert.Equal([0, 1, 2, 2, 2, 3, 4], positions.Select(position => position.Resolve(document)!.Index));
        Assert.Equal([0, 1, 2, 2, 2, 3, 4], left.Select(position => position.Resolve(document)!.Index));
    }

    [Fact]
    public void A_root_nobody_asked_for_stays_open_to_be_asked_for()
    {
        using var writer = Replicas.New(1);
        writer.GetText("t").Insert(0, "ab");
        var position = RelativePosition.Create(writer.GetText("t"), 1);
        using var document = new YDoc();
        document.ApplyUpdate(writer.EncodeStateAsUpdate());
        var found = position.Resolve(document)!;
        Assert.Equal(1, found.Index);
        Assert.IsType<YArray>(found.Type);
        Assert.Equal("ab", document.GetText("t").ToString());
        Assert.IsType<YText>(position.Resolve(document)!.Type);
    }

    [Fact]
    public void The_bytes_and_the_json_are_those_of_yjs()
    {
        using var document = Replicas.New(300);
        var text = document.GetText("t");
        text.Insert(0, "ab");
        Assert.Equal([0, 172, 2, 1, 0], RelativePosition.Create(text, 1).Encode());
        Assert.Equal([0, 172, 2, 0, 65], RelativePosition.Create(text, 1, -1).Encode());
        Assert.Equal([1, 1, 116, 0], RelativePosition.Create(text, 2).Encode());
        Assert.Equal("""{"tname":"t","item":{"client":300,"clock":1},"assoc":0}""", RelativePosition.Create(text, 1).ToJson());
        Assert.Equal("""{"tname":"t","assoc":-1}""", RelativePosition.Create(text, 0, -1).ToJson());
        var cursor = RelativePosition.FromJson("""{"type":null,"tname":"t","item":{"client":300,"clock":1}}""");
        Assert.Equal(RelativePosition.Create(text, 1), cursor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("03")]
    [InlineData("00")]
    [InlineData("0001020000")]
    [InlineData("01ff")]
    [InlineData("0102c328")]
    public void Damaged_bytes_are_refused(string hex) =>
        Assert.Throws<CrdtException>(() => RelativePosition.Decode(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"tname":1}""")]
    [InlineData("""{"item":{"client":-1,"clock":0}}""")]
    [InlineData("""{"item":{"client":1}}""")]
    [InlineData("""{"type":{"client":1,"clock":0.5}}""")]
    public void Damaged_json_is_refused(string json) =>
        Assert.Throws<CrdtException>(() => RelativePosition.FromJson(json));

    [Fact]
    public void Only_indexes_of_the_sequence_have_a_position()
    {
        using var document = new YDoc();
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativePosition.Create(document.GetText(), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativePosition.Create(document.GetText(), -1));
        Assert.Throws<InvalidOperationException>(() => RelativePosition.Create(new YText(), 0));
    }
}
