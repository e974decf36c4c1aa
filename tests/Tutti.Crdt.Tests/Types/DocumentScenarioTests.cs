using Tutti.Crdt.History;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>What the tests of Yjs ask of documents and the others here do not.</summary>
public sealed class DocumentScenarioTests : IDisposable
{
    private readonly YDoc _document = new(new YDocOptions { ClientId = 1 });

    public void Dispose() => _document.Dispose();

    [Fact]
    public void FifteenThousandTextsAreReadWhenTheirTransactionIsDone()
    {
        var fragment = _document.GetXmlFragment();
        var read = "";
        _document.AfterTransaction += transaction =>
        {
            if (transaction.Origin is "test") read = fragment.ToJson().AsString();
        };
        _document.Transact(
            _ =>
            {
                for (var i = 0; i < 15_000; i++) fragment.Add(new YXmlText("a"));
            },
            "test");
        Assert.Equal(new string('a', 15_000), read);
    }

    [Fact]
    public void EachTransactionHasItsOwnOrigin()
    {
        var text = _document.GetText();
        var origins = new List<object?>();
        _document.AfterTransaction += transaction =>
        {
            origins.Add(transaction.Origin);
            if (origins.Count > 1) return;
            text.ToDelta(Snapshot.Of(_document));
            _document.Transact(_ => text.Insert(0, "a"), "nested");
        };
        _document.Transact(_ => text.Insert(0, "0"), "first");
        // Looking back cuts items for a moment, which is a transaction of its own.
        Assert.Equal(["first", "cleanup", "nested"], origins);
    }

    [Fact]
    public void ATextWithoutANameIsTheOneOfTheEmptyName()
    {
        _document.GetText("").Insert(0, "h");
        _document.GetText().Insert(1, "i");
        var other = new YDoc();
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        Assert.Equal(("hi", "hi"), (other.GetText().ToString(), other.GetText("").ToString()));
    }

    [Fact]
    public void AllRootsAreShownAsJson()
    {
        Assert.Empty(_document.Roots);
        _document.GetArray("array").Add("test1");
        _document.GetMap("map")["k1"] = "v1";
        _document.GetMap("map")["k2"] = new YMap([new("m2k1", "m2v1")]);
        Assert.Equal(["array", "map"], _document.Roots);
        Assert.Equal("""["test1"]""", _document.GetArray("array").ToJson().ToJson());
        Assert.Equal("""{"k1":"v1","k2":{"m2k1":"m2v1"}}""", _document.GetMap("map").ToJson().ToJson());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ASubdocumentThatWasDisposedOfIsLoadedAgainWhenItIsAskedFor(bool autoLoad)
    {
        var told = new List<SubdocumentsChanged>();
        _document.SubdocumentsChanged += told.Add;
        var array = _document.GetArray();
        var first = new YDoc(new YDocOptions { AutoLoad = autoLoad });
        array.Insert(0, first);
        Assert.True(first.ShouldLoad);
        Assert.Equal(autoLoad, first.AutoLoad);
        Assert.Equal([first], told[^1].Added);
        Assert.Equal([first], told[^1].Loaded);
        first.Dispose();
        var second = array[0].AsDocument();
        Assert.NotSame(first, second);
        Assert.Equal([second], told[^1].Added);
        Assert.Empty(told[^1].Loaded);
        second.Load();
        Assert.Empty(told[^1].Added);
        Assert.Equal([second], told[^1].Loaded);

        var other = new YDoc();
        other.SubdocumentsChanged += told.Add;
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        var third = other.GetArray()[0].AsDocument();
        Assert.Equal((autoLoad, autoLoad), (third.ShouldLoad, third.AutoLoad));
        Assert.Equal([third], told[^1].Added);
        Assert.Equal(autoLoad ? [third] : [], told[^1].Loaded);
        third.Load();
        Assert.True(third.ShouldLoad);
        Assert.Equal([third], told[^1].Loaded);
    }

    [Fact]
    public void ASubdocumentIsUndoneAndRedone()
    {
        var array = _document.GetArray();
        using var undo = new UndoManager(array);
        array.Insert(0, new YDoc(new YDocOptions { Guid = "inner" }));
        undo.Undo();
        Assert.Empty(array);
        Assert.Empty(_document.Subdocuments);
        undo.Redo();
        Assert.Equal("inner", Assert.Single(array).AsDocument().Guid);
    }

    [Fact]
    public async Task ADocumentIsLoadedWhenItsProviderSaysSo()
    {
        var calls = 0;
        _document.Loaded += document => calls += document == _document ? 1 : 100;
        Assert.False(_document.IsLoaded || _document.WhenLoaded.IsCompleted);
        _document.SetLoaded();
        await _document.WhenLoaded;
        Assert.Equal((1, true), (calls, _document.IsLoaded));
    }

    [Fact]
    public async Task ADocumentIsSyncedUntilItsProviderSaysOtherwise()
    {
        var calls = new List<string>();
        _document.Loaded += _ => calls.Add("loaded");
        _document.Synced += (_, isSynced) => calls.Add($"synced {isSynced}");
        Assert.False(_document.IsLoaded || _document.IsSynced);
        _document.SetSynced();
        await _document.WhenLoaded;
        await _document.WhenSynced;
        var before = _document.WhenSynced;
        Assert.True(_document.IsLoaded && _document.IsSynced);
        _document.SetSynced(false);
        Assert.True(_document.IsLoaded);
        Assert.False(_document.IsSynced);
        Assert.NotSame(before, _document.WhenSynced);
        Assert.False(_document.WhenSynced.IsCompleted);
        _document.SetSynced();
        await _document.WhenSynced;
        Assert.Equal(["loaded", "synced True", "synced False", "synced True"], calls);
    }
}
