using System.Text.Json;
using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.History;

/// <summary>Undo of sequences and trees.</summary>
public sealed class UndoTreeTests
{
    private static readonly UndoManagerOptions EachAlone = new() { CaptureTimeout = TimeSpan.Zero };

    [Fact]
    public void Values_of_a_sequence_and_what_others_put_into_them_go_and_come()
    {
        using var first = Replicas.New(1);
        using var second = Replicas.New(2);
        var list = first.GetArray("a");
        using var undo = new UndoManager(list);
        list.Insert(0, 1, 2, 3);
        second.GetArray("a").Insert(0, 4, 5, 6);
        Replicas.Sync(first, second);
        Expect("[1,2,3,4,5,6]");
        undo.Undo();
        Expect("[4,5,6]");
        undo.Redo();
        Expect("[1,2,3,4,5,6]");
        Replicas.Sync(first, second);
        second.GetArray("a").Delete(0);
        Replicas.Sync(first, second);
        undo.Undo();
        Expect("[4,5,6]");
        undo.Redo();
        Expect("[2,3,4,5,6]");
        list.Delete(0, 5);
        var inner = new YMap();
        list.Insert(0, inner);
        Expect("[{}]");
        undo.StopCapturing();
        inner.Set("a", 1);
        Expect("""[{"a":1}]""");
        undo.Undo();
        Expect("[{}]");
        undo.Undo();
        Expect("[2,3,4,5,6]");
        undo.Redo();
        Expect("[{}]");
        undo.Redo();
        Expect("""[{"a":1}]""");
        Replicas.Sync(first, second);
        second.GetArray("a")[0].As<YMap>().Set("b", 2);
        Replicas.Sync(first, second);
        Expect("""[{"a":1,"b":2}]""");
        undo.Undo();
        Expect("""[{"b":2}]""");
        undo.Undo();
        Expect("[2,3,4,5,6]");
        undo.Redo();
        Expect("""[{"b":2}]""");
        undo.Redo();
        Expect("""[{"a":1,"b":2}]""");

        void Expect(string json)
        {
            var expected = YValue.FromJson(JsonDocument.Parse(json).RootElement);
            Assert.Equal(expected, list.ToJson());
            Replicas.Sync(first, second);
            Assert.Equal(expected, second.GetArray("a").ToJson());
        }
    }

    [Fact]
    public void Elements_come_back_with_their_text_and_its_formats()
    {
        using var document = Replicas.New(1);
        var xml = document.GetXmlElement();
        using var undo = new UndoManager(xml);
        var child = new YXmlElement("p");
        xml.Insert(0, child);
        var text = new YXmlText("content");
        child.Insert(0, text);
        Assert.Equal("<undefined><p>content</p></undefined>", xml.ToString());
        undo.StopCapturing();
        text.Format(3, 4, new YAttributes { ["bold"] = YValue.Object([]) });
        const string Formatted = "<undefined><p>con<bold>tent</bold></p></undefined>";
        Assert.Equal(Formatted, xml.ToString());
        undo.Undo();
        Assert.Equal("<undefined><p>content</p></undefined>", xml.ToString());
        undo.Redo();
        Assert.Equal(Formatted, xml.ToString());
        xml.Delete(0, 1);
        Assert.Equal("<undefined></undefined>", xml.ToString());
        undo.Undo();
        Assert.Equal(Formatted, xml.ToString());
    }

    [Fact]
    public void Attributes_set_one_after_another_come_back_with_their_element()
    {
        using var document = Replicas.New(1);
        var fragment = document.GetXmlFragment("t");
        using var undo = new UndoManager(fragment, EachAlone);
        document.Transact(_ =>
        {
            var node = new YXmlElement("test-node");
            node.SetAttribute("a", "100");
            node.SetAttribute("b", "0");
            fragment.Insert(0, node);
        });
        var element = (YXmlElement)fragment[0];
        element.SetAttribute("a", "200");
        element.SetAttribute("a", "180");
        element.SetAttribute("a", "50");
        undo.Undo();
        undo.Undo();
        undo.Undo();
        undo.Undo();
        Assert.Empty(fragment);
        undo.Redo();
        undo.Redo();
        undo.Redo();
        undo.Redo();
        Assert.Equal("""<test-node a="50" b="0"></test-node>""", fragment.ToString());
    }

    [Fact]
    public void Values_nested_in_blocks_come_back_over_many_steps()
    {
        using var document = Replicas.New(1);
        var root = document.GetMap();
        using var undo = new UndoManager(root, EachAlone);
        document.Transact(_ => root.Set("b", new YMap([new("blocks", new YMap([new("text", "1")]))])));
        for (var step = 2; step <= 4; step++)
            document.Transact(_ => root["b"].As<YMap>().Set("blocks", new YMap([new("text", $"{step}")])));
        for (var step = 3; step >= 1; step--)
        {
            undo.Undo();
            Assert.Equal($$$$"""{"b":{"blocks":{"text":"{{{{step}}}}"}}}""", root.ToJson().ToString());
        }

        undo.Undo();
        Assert.Equal("{}", root.ToJson().ToString());
        for (var step = 1; step <= 4; step++)
        {
            undo.Redo();
            Assert.Equal($$$$"""{"b":{"blocks":{"text":"{{{{step}}}}"}}}""", root.ToJson().ToString());
        }
    }

    [Fact]
    public void A_deleted_element_inside_a_deleted_one_comes_back_in_its_place()
    {
        using var document = Replicas.New(1);
        using var undo = new UndoManager(document, new UndoManagerOptions { TrackedOrigins = ["tracked"] });
        var fragment = document.GetXmlFragment();
        document.Transact(
            _ =>
            {
                var element = new YXmlElement("test");
                element.SetAttribute("a", "1");
                fragment.Insert(0, element);
            });
        document.Transact(
            _ =>
            {
                var inner = (YXmlElement)fragment[0];
                inner.SetAttribute("b", "2");
                inner.SetAttribute("b", "3");
                fragment.Delete(0, 1);
            },
            "tracked");
        Assert.Empty(fragment);
        undo.Undo();
        Assert.Equal("""<test a="1"></test>""", fragment.ToString());
    }

    [Fact]
    public void A_deep_tree_comes_back_without_deep_calls()
    {
        using var document = Replicas.New(1);
        var root = document.GetArray();
        var at = root;
        for (var depth = 0; depth < 20_000; depth++)
        {
            var deeper = new YArray();
            at.Add(deeper);
            at = deeper;
        }

        at.Add("leaf");
        using var undo = new UndoManager(root, EachAlone);
        root.Delete(0);
        undo.Undo();
        var found = root;
        while (found[0].Kind == YValueKind.Type) found = found[0].As<YArray>();
        Assert.Equal("leaf", found[0]);
    }
}
