using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

public sealed class YXmlTests
{
    private readonly YXmlFragment _root = new YDoc(new YDocOptions { ClientId = 1 }).GetXmlFragment("x");

    [Fact]
    public void BytesAreThoseOfYjs()
    {
        var element = new YXmlElement("Div");
        element.SetAttribute("id", "a");
        element.SetAttribute("n", 5);
        var first = new YXmlElement("p");
        element.Insert(0, first, new YXmlHook("h"));
        element.InsertAfter(first, new YXmlElement("q"));
        _root.Insert(0, element);
        _root.Add(new YXmlFragment());
        element.RemoveAttribute("id");
        element.Delete(0);
        Assert.Equal(
            "010701000701017803034469760100010001870101030171870102050168210001000269640128000100016e017d058701000401010201010401",
            Convert.ToHexStringLower(_root.Document!.EncodeStateAsUpdate()));
        Assert.Equal("""<div n="5"><q></q>[object Object]</div>""", _root.ToString());
    }

    [Fact]
    public void AttributesTakeAnyValue()
    {
        var element = new YXmlElement("p");
        _root.Add(element);
        element.SetAttribute("b", "text");
        element.SetAttribute("a", 1.5);
        element.SetAttribute("o", YValue.Object([new("k", 1)]));
        element.SetAttribute("l", YValue.Array(1, YValue.Null, "x", YValue.Array(2, 3)));
        element.SetAttribute("t", true);
        element.SetAttribute("n", YValue.Null);
        element.SetAttribute("u", YValue.Undefined);
        element.SetAttribute("y", new byte[] { 1, 2 });
        element.SetAttribute("i", double.NegativeInfinity);
        element.SetAttribute("gone", 1);
        Assert.True(element.RemoveAttribute("gone"));
        Assert.False(element.RemoveAttribute("gone"));
        Assert.Equal("text", element.GetAttribute("b").AsString());
        Assert.Equal(YValueKind.Undefined, element.GetAttribute("gone").Kind);
        Assert.True(element.HasAttribute("u"));
        Assert.False(element.HasAttribute("gone"));
        Assert.Equal(["b", "a", "o", "l", "t", "n", "u", "y", "i"], element.Attributes.Keys);
        Assert.Equal(
            """<p a="1.5" b="text" i="-Infinity" l="1,,x,2,3" n="null" o="[object Object]" t="true" u="undefined" y="1,2"></p>""",
            element.ToString());
        Assert.Equal(element.ToString(), element.ToJson().AsString());
    }

    [Fact]
    public void ChildrenAreInsertedReadAndDeleted()
    {
        var (a, b, c) = (new YXmlElement("a"), new YXmlElement("b"), new YXmlElement("c"));
        _root.Insert(0, a, c);
        _root.InsertAfter(a, b);
        var first = new YXmlElement("first");
        _root.InsertAfter(null, first);
        Assert.Equal("<first></first><a></a><b></b><c></c>", _root.ToString());
        Assert.Equal(4, _root.Count);
        Assert.Same(first, _root.FirstChild);
        Assert.Same(b, a.NextSibling);
        Assert.Same(a, b.PreviousSibling);
        Assert.Null(first.PreviousSibling);
        Assert.Null(c.NextSibling);
        Assert.Same(_root, a.Parent);
        Assert.Same(c, _root[3]);
        Assert.Equal([b, c], _root.Slice(-2));
        _root.Delete(1, 2);
        Assert.Same(c, first.NextSibling);
        Assert.Same(first, c.PreviousSibling);
        Assert.Null(a.NextSibling);
        Assert.Null(b.PreviousSibling);
        Assert.Throws<ArgumentException>(() => _root.InsertAfter(a, new YXmlElement()));
        Assert.Throws<ArgumentException>(() => first.InsertAfter(c, new YXmlElement()));
        Assert.Throws<ArgumentException>(() => _root.Insert(0, (YXmlElement)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => _root[2]);
        _root.Delete(0, 2);
        Assert.Null(_root.FirstChild);
        Assert.Null(((YXmlFragment)new YDoc().GetXmlElement("e")).Parent);
    }

    [Fact]
    public void APreliminaryElementKeepsWhatIsDoneToIt()
    {
        var element = new YXmlElement("p");
        var child = new YXmlElement("b");
        element.Add(child);
        element.InsertAfter(child, new YXmlElement("c"));
        element.InsertAfter(null, new YXmlElement("a"));
        Assert.Throws<ArgumentException>(() => element.InsertAfter(new YXmlElement(), new YXmlElement()));
        element.SetAttribute("x", 1);
        element.SetAttribute("y", 1);
        element.RemoveAttribute("y");
        Assert.Equal("p", element.Name);
        Assert.Throws<InvalidOperationException>(() => element.Count);
        Assert.Throws<InvalidOperationException>(() => element.FirstChild);
        Assert.Throws<InvalidOperationException>(() => element.ToString());
        Assert.Throws<InvalidOperationException>(() => element.GetAttribute("x"));
        Assert.Throws<InvalidOperationException>(() => element.Descendants().Any());
        Assert.Null(element.NextSibling);
        _root.Add(element);
        Assert.Equal("""<p x="1"><a></a><b></b><c></c></p>""", _root.ToString());
        Assert.Equal("<undefined></undefined>", Put(new YXmlElement()).ToString());
    }

    [Fact]
    public void TheTreeIsWalkedFromTheTop()
    {
        var (section, p1, p2, inner) = (new YXmlElement("section"), new YXmlElement("P"), new YXmlElement("p"), new YXmlElement("b"));
        var text = new YXmlText();
        var hook = new YXmlHook("h");
        var fragment = new YXmlFragment();
        _root.Add(section, p2, fragment);
        section.Add(p1, text, hook);
        p1.Add(inner);
        fragment.Add(new YXmlElement("gone"), new YXmlElement("q"));
        fragment.Delete(0);
        Assert.Equal([section, p1, inner, text, hook, p2, fragment, fragment[0]], _root.Descendants());
        Assert.Equal([p1, inner, text, hook], section.Descendants());
        Assert.Same(p1, _root.QuerySelector("p"));
        Assert.Equal([p1, p2], _root.QuerySelectorAll("p"));
        Assert.Same(inner, section.QuerySelector("B"));
        Assert.Null(_root.QuerySelector("gone"));
        Assert.Empty(_root.QuerySelectorAll("h"));
        Assert.Same(fragment[0], _root.QuerySelector("q"));
    }

    [Fact]
    public void TheTreeMayChangeWhileItIsWalked()
    {
        for (var i = 0; i < 5; i++) _root.Add(new YXmlElement($"e{i}"));
        foreach (var type in _root.Descendants())
        {
            ((YXmlElement)type).Add(new YXmlElement("in"));
            if (_root.Count > 0) _root.Delete(_root.Count - 1);
            if (((YXmlElement)type).Name == "in") break;
        }

        Assert.Equal("<e0><in><in></in></in></e0><e1></e1><e2></e2>", _root.ToString());
    }

    [Fact]
    public void EventsTellAttributesAndChildren()
    {
        var element = new YXmlElement("p");
        element.SetAttribute("old", 1);
        _root.Add(element);
        var seen = new List<string>();
        element.Observed += (change, _) => seen.Add(
            $"{string.Join(',', change.AttributesChanged)} {change.ChildListChanged} {Text(change.Keys)} {change.Delta.Count}");
        _root.DeepObserved += (changes, _) => seen.Add($"deep {Text(changes[0].Path)}");
        element.SetAttribute("a", 1);
        element.Add(new YXmlElement("b"));
        _root.Document!.Transact(_ =>
        {
            element.SetAttribute("a", 2);
            element.RemoveAttribute("old");
            element.Delete(0);
        });
        Assert.Equal(
            ["a False a:Add:null 0", "deep 0", " True  1", "deep 0", "a,old True a:Update:1 old:Delete:1 1", "deep 0"], seen);
    }

    [Fact]
    public void AHookIsAMap()
    {
        var hook = new YXmlHook("chart");
        hook["data"] = new YArray(1);
        hook["gone"] = 1;
        hook.Delete("gone");
        _root.Add(hook);
        var keys = new List<string>();
        hook.Observed += (change, _) => keys.AddRange(change.KeysChanged);
        hook["size"] = 5;
        Assert.Equal(["size"], keys);
        Assert.Equal(2, hook.Count);
        Assert.Equal("""{"data":[1],"size":5}""", hook.ToJson().ToJson());
        Assert.Equal("chart", hook.HookName);
        var other = new YDoc();
        other.ApplyUpdate(_root.Document!.EncodeStateAsUpdate());
        var theirs = Assert.IsType<YXmlHook>(other.GetXmlFragment("x")[0]);
        Assert.Equal("chart", theirs.HookName);
        Assert.Equal(hook.ToJson(), theirs.ToJson());
        Assert.Throws<ArgumentNullException>(() => new YXmlHook(null!));
    }

    [Fact]
    public void ACloneIsItsOwn()
    {
        var element = new YXmlElement("p");
        element.SetAttribute("a", 1);
        element.Add(new YXmlElement("b"), new YXmlHook("h"));
        _root.Add(element);
        ((YXmlHook)element[1])["k"] = new YMap();
        _root.Add(element.Clone());
        Assert.Equal("""<p a="1"><b></b>[object Object]</p><p a="1"><b></b>[object Object]</p>""", _root.ToString());
        ((YXmlElement)_root[1]).Delete(0);
        Assert.Equal(2, element.Count);
        Assert.Equal("{\"k\":{}}", ((YXmlElement)_root[1])[0].ToJson().ToJson());
        var all = _root.Clone();
        Assert.Equal(_root.ToString(), Put(all).ToString());
    }

    [Fact]
    public void RootsKeepTheirKind()
    {
        var document = new YDoc();
        var element = document.GetXmlElement("e");
        element.SetAttribute("a", 1);
        Assert.Same(element, document.GetXmlElement("e"));
        Assert.Throws<InvalidOperationException>(() => document.GetXmlFragment("e"));
        Assert.Throws<InvalidOperationException>(() => document.GetMap("e"));
    }

    [Fact]
    public void PeopleInsertAtOnce()
    {
        var peers = new Peers(3);
        for (var id = 0; id < 3; id++)
        {
            var element = new YXmlElement($"e{id}");
            peers[id].GetXmlFragment("x").Add(element);
            element.SetAttribute("who", id);
        }

        Assert.Equal(
            """<e0 who="0"></e0><e1 who="1"></e1><e2 who="2"></e2>""",
            peers.Agree(document => document.GetXmlFragment("x")).AsString());
        for (var id = 0; id < 3; id++) ((YXmlElement)peers[id].GetXmlFragment("x")[0]).SetAttribute("who", $"by {id}");
        peers[1].GetXmlFragment("x").Delete(1);
        Assert.Equal(
            """<e0 who="by 2"></e0><e2 who="2"></e2>""",
            peers.Agree(document => document.GetXmlFragment("x")).AsString());
    }

    private YType Put(YType type)
    {
        _root.Document!.GetArray("others").Add(type);
        return type;
    }
}
