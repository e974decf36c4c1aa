using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

public sealed class YMapEventTests : IDisposable
{
    private readonly YDoc _document = new(new YDocOptions { ClientId = 1 });
    private readonly YMap _map;
    private readonly List<string> _seen = [];

    public YMapEventTests() => _map = _document.GetMap("m");

    public void Dispose() => _document.Dispose();

    [Fact]
    public void KeysSayWhatHappened()
    {
        Watch();
        _map["a"] = 1;
        _map["a"] = "two";
        _map.Delete("a");
        _map.Delete("a");
        _map["a"] = YValue.Null;
        Assert.Equal(["a:Add:null", "a:Update:1", "a:Delete:\"two\"", "a:Add:null"], _seen);
    }

    [Fact]
    public void OnlyTheOutcomeOfATransactionIsTold()
    {
        _map["x"] = 1;
        _map["q"] = 0;
        _map["same"] = 1;
        Watch();
        _map.Observed += (change, _) => Assert.Equal(["x", "y", "q", "n", "same"], change.KeysChanged);
        _document.Transact(_ =>
        {
            _map["x"] = 2;
            _map["x"] = 3;
            _map["y"] = 1;
            _map.Delete("y");
            _map.Delete("q");
            _map["n"] = 1;
            _map["same"] = 2;
            _map.Delete("same");
        });
        Assert.Equal(["x:Update:1 q:Delete:0 n:Add:null same:Delete:1"], _seen);
    }

    [Fact]
    public void TheOldTypeIsTold()
    {
        var old = new YArray(1);
        _map["t"] = old;
        YValue told = default;
        _map.Observed += (change, _) => told = change.Keys["t"].OldValue;
        _map["t"] = new YMap();
        Assert.Same(old, told.AsType());
        Assert.True(old.IsDeleted);
    }

    [Fact]
    public void RemoteChangesAreToldAlike()
    {
        var other = new YDoc(new YDocOptions { ClientId = 2 });
        _map["a"] = 1;
        _map["b"] = 1;
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        other.GetMap("m")["a"] = 2;
        other.GetMap("m")["a"] = 3;
        other.GetMap("m").Delete("b");
        other.GetMap("m")["c"] = new YMap();
        Watch();
        _document.ApplyUpdate(other.EncodeStateAsUpdate());
        Assert.Equal(["a:Update:1 c:Add:null b:Delete:1"], _seen);
    }

    [Fact]
    public void AValueThatLosesIsNoChange()
    {
        var low = new YDoc(new YDocOptions { ClientId = 0 });
        _map["a"] = "mine";
        low.GetMap("m")["a"] = "theirs";
        Watch();
        _document.ApplyUpdate(low.EncodeStateAsUpdate());
        Assert.Equal("mine", _map["a"].AsString());
        Assert.Equal([""], _seen);
    }

    [Fact]
    public void SettingWhatWasClearedInOneTransactionIsAnUpdate()
    {
        _map["a"] = 1;
        _map["b"] = 2;
        Watch();
        _document.Transact(_ =>
        {
            _map.Clear();
            _map["b"] = 3;
        });
        Assert.Equal(["a:Delete:1 b:Update:2"], _seen);
    }

    [Fact]
    public void KeysCannotBeReadLater()
    {
        YMapEvent? kept = null;
        _map.Observed += (change, _) => kept = change;
        _map["a"] = 1;
        Assert.Throws<InvalidOperationException>(() => kept!.Keys);
    }

    [Fact]
    public void AHandlerMaySetAnotherKey()
    {
        _map.Observed += (change, _) =>
        {
            if (change.KeysChanged.Contains("a")) _map["b"] = _map["a"];
        };
        Watch();
        _map["a"] = 5;
        Assert.Equal(["a:Add:null", "b:Add:null"], _seen);
        Assert.Equal(5, _map["b"].AsNumber());
    }

    private void Watch() => _map.Observed += (change, _) => _seen.Add(Text(change.Keys));
}
