using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

public sealed class YXmlTreeTests
{
    private readonly YXmlFragment _root = new YDoc(new YDocOptions { ClientId = 1 }).GetXmlFragment("x");

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
}
