using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class SubdocumentTests : IDisposable
{
    private readonly YDoc _document = new(new YDocOptions { ClientId = 1 });
    private readonly YMap _map;
    private readonly List<string> _seen = [];

    public SubdocumentTests()
    {
        _map = _document.GetMap("m");
        _document.SubdocumentsChanged += change => _seen.Add($"+{Names(change.Added)} -{Names(change.Removed)} !{Names(change.Loaded)}");
    }

    public void Dispose() => _document.Dispose();

    [Fact]
    public void ComingLoadingAndGoingIsTold()
    {
        var a = Sub("a");
        a.Load();
        Assert.True(a.ShouldLoad);
        _map["x"] = a;
        Assert.Equal(["+a - !a"], _seen);
        Assert.Same(a, _map["x"].AsDocument());
        Assert.Same(_document, a.ParentDocument);
        Assert.Equal(_document.ClientId, a.ClientId);
        Assert.Equal([a], _document.Subdocuments);

        a.Load();
        Assert.Single(_seen);
        _map["x"] = Sub("a", shouldLoad: false);
        Assert.Equal("+a -a !", _seen[1]);
        Assert.NotSame(a, _map["x"].AsDocument());
        _map["x"].AsDocument().Load();
        Assert.Equal("+ - !a", _seen[2]);
        _map["b"] = Sub("b", shouldLoad: false);
        _map.Delete("x");
        Assert.Equal(["+b - !", "+ -a !"], _seen[3..]);
        Assert.Equal(["b"], _document.Subdocuments.Select(sub => sub.Guid));
    }

    [Fact]
    public void ADisposedOneIsReplacedByAFreshOne()
    {
        var first = Sub("a");
        _map["x"] = first;
        var isDestroyed = 0;
        first.Destroyed += _ => isDestroyed++;
        first.Dispose();
        first.Dispose();
        Assert.Equal(1, isDestroyed);
        Assert.Equal(["+a - !a", "+a -a !"], _seen);
        var fresh = _map["x"].AsDocument();
        Assert.NotSame(first, fresh);
        Assert.Equal("a", fresh.Guid);
        Assert.False(fresh.ShouldLoad);
        Assert.Null(first.ParentDocument);
        Assert.Equal([fresh], _document.Subdocuments);
        fresh.Load();
        Assert.Equal("+ - !a", _seen[2]);
    }

    [Fact]
    public void OneThatIsTakenOutIsDisposedOf()
    {
        var sub = Sub("a");
        _map["x"] = sub;
        var isDestroyed = false;
        sub.Destroyed += _ => isDestroyed = true;
        _map["x"] = 1;
        Assert.True(isDestroyed);
        Assert.Null(sub.ParentDocument);
        Assert.Empty(_document.Subdocuments);
    }

    [Fact]
    public void WhatComesAndGoesInOneTransactionIsNotTold()
    {
        _document.Transact(_ =>
        {
            _map["x"] = Sub("a", shouldLoad: false);
            _map.Delete("x");
        });
        Assert.Empty(_document.Subdocuments);
        Assert.Empty(_seen);
    }

    [Fact]
    public void PeersHoldDocumentsOfTheirOwn()
    {
        _map["x"] = Sub("a");
        _map["y"] = new YDoc(new YDocOptions
        {
            Guid = "auto",
            AutoLoad = true,
            Gc = false,
            Meta = YValue.Object([new("title", "T")]),
        });
        _map["x"].AsDocument().GetText("t");
        var other = new YDoc(new YDocOptions { ClientId = 2 });
        var told = new List<SubdocumentsChanged>();
        other.SubdocumentsChanged += told.Add;
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        var change = Assert.Single(told);
        Assert.Equal("a,auto", Names(change.Added));
        Assert.Equal("auto", Names(change.Loaded));
        var (x, y) = (other.GetMap("m")["x"].AsDocument(), other.GetMap("m")["y"].AsDocument());
        Assert.False(x.ShouldLoad);
        Assert.True(x.Gc);
        Assert.False(x.AutoLoad);
        Assert.True(y.ShouldLoad);
        Assert.True(y.AutoLoad);
        Assert.False(y.Gc);
        Assert.Equal("T", y.Meta.AsObject()["title"].AsString());
        Assert.Equal(2ul, x.ClientId);
        Assert.Same(other, x.ParentDocument);
        Assert.Equal(2, other.Subdocuments.Count);
        x.Load();
        Assert.Equal("a", Names(told[1].Loaded));

        other.GetMap("m").Delete("x");
        _document.ApplyUpdate(other.EncodeStateAsUpdate(_document.EncodeStateVector()));
        Assert.Equal(["auto"], _document.Subdocuments.Select(sub => sub.Guid));
        Assert.Equal("+ -a !", _seen[^1]);
    }

    [Fact]
    public void ArraysHoldDocumentsToo()
    {
        var array = _document.GetArray("a");
        array.Add(1, Sub("a"), 2, Sub("b"));
        Assert.Equal("b", array[3].AsDocument().Guid);
        Assert.Equal("[1,{},2,{}]", array.ToJson().ToJson());
        array.Delete(1);
        Assert.Equal(["b"], _document.Subdocuments.Select(sub => sub.Guid));
        array.Delete(2);
        Assert.Empty(_document.Subdocuments);
    }

    [Fact]
    public void DocumentsGoWithTheTypeTheyLieIn()
    {
        var sub = Sub("a");
        _map["list"] = new YArray(new YMap([new("doc", sub)]));
        Assert.Same(_document, sub.ParentDocument);
        var isDestroyed = false;
        sub.Destroyed += _ => isDestroyed = true;
        _map.Delete("list");
        Assert.True(isDestroyed);
        Assert.Empty(_document.Subdocuments);
    }

    [Fact]
    public void ADocumentHasOnePlace()
    {
        var sub = Sub("a");
        _map["x"] = sub;
        Assert.Throws<InvalidOperationException>(() => _map["y"] = sub);
        Assert.Throws<InvalidOperationException>(() => new YDoc().GetArray().Add(sub));
        Assert.Throws<InvalidOperationException>(() => _map["y"] = _document);
        Assert.Throws<InvalidOperationException>(() => sub.GetMap()["y"] = _document);
        Assert.Equal(1, _map.Count);
    }

    [Fact]
    public void DisposingOfTheParentDisposesOfAll()
    {
        var inner = Sub("inner");
        var outer = Sub("outer");
        outer.GetArray().Add(inner);
        _map["x"] = outer;
        var gone = new List<string>();
        foreach (var sub in (YDoc[])[inner, outer, _document]) sub.Destroyed += document => gone.Add(document == _document ? "parent" : document.Guid);
        _document.Dispose();
        Assert.Equal(["inner", "outer", "parent"], gone);
    }

    [Fact]
    public void EachHasItsOwnContent()
    {
        var sub = Sub("a");
        _map["x"] = sub;
        var updates = 0;
        _document.Updated += _ => updates++;
        sub.GetArray().Add(1);
        Assert.Equal(0, updates);
        var other = new YDoc();
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        var theirs = other.GetMap("m")["x"].AsDocument();
        theirs.ApplyUpdate(sub.EncodeStateAsUpdate());
        Assert.Equal("[1]", theirs.GetArray().ToJson().ToJson());
    }

    private static YDoc Sub(string guid, bool shouldLoad = true) => new(new YDocOptions { Guid = guid, ShouldLoad = shouldLoad });

    private static string Names(IEnumerable<YDoc> documents) => string.Join(',', documents.Select(document => document.Guid).Order());
}
