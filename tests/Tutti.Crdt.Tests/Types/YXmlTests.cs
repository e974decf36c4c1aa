using Tutti.Crdt.Types;

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

    private YType Put(YType type)
    {
        _root.Document!.GetArray("others").Add(type);
        return type;
    }
}
