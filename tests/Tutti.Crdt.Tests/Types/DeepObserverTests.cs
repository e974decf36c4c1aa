using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

public sealed class DeepObserverTests : IDisposable
{
    private readonly YDoc _document = new(new YDocOptions { ClientId = 1 });
    private readonly YMap _root;
    private readonly List<string> _seen = [];

    public DeepObserverTests() => _root = _document.GetMap("m");

    public void Dispose() => _document.Dispose();

    [Fact]
    public void PathsLeadFromTheHandlersTypeToTheChangedOne()
    {
        _root["map"] = new YMap();
        var list = new YArray();
        _root["map"].As<YMap>()["list"] = list;
        list.Add(1, 2, new YMap([new("in", new YArray())]));
        var inner = list[2].As<YMap>()["in"].As<YArray>();
        Watch(_root, "root");
        Watch(list, "list");
        inner.Add(1);
        Assert.Equal(["list:2/in", "root:map/list/2/in"], _seen);
        _seen.Clear();
        list.Insert(0, "shift");
        inner.Add(2);
        list.Delete(1, 2);
        _root["map"].As<YMap>()["x"] = 1;
        _root["y"] = 2;
        inner.Delete(0);
        Assert.Equal(
            ["list:", "root:map/list", "list:3/in", "root:map/list/3/in", "list:", "root:map/list", "root:map", "root:", "list:1/in", "root:map/list/1/in"],
            _seen);
    }

    [Fact]
    public void TypesFurtherOutComeFirst()
    {
        var list = new YArray(new YArray(0), new YMap());
        _root["list"] = list;
        Watch(_root, "root");
        _document.Transact(_ =>
        {
            list[0].As<YArray>().Add(1);
            list[1].As<YMap>()["k"] = 1;
            list.Insert(0, "x");
            _root["other"] = 1;
        });
        Assert.Equal(["root:,list,list/1,list/2"], _seen);
    }

    [Fact]
    public void ADeletedTargetIsLeftOut()
    {
        var list = new YArray(new YArray(0));
        _root["list"] = list;
        var inner = list[0].As<YArray>();
        Watch(_root, "root");
        _document.Transact(_ =>
        {
            inner.Add(1);
            list.Delete(0);
        });
        Assert.Equal(["root:list"], _seen);
        _seen.Clear();
        list.Add(new YArray());
        var second = list[0].As<YArray>();
        _seen.Clear();
        // The handler of the array takes it out before the one of the root is called.
        second.Observed += (_, _) => list.Delete(0);
        second.Add(1);
        Assert.Equal(["root:", "root:list"], _seen);
    }

    [Fact]
    public void ANewTypeIsNoTarget()
    {
        Watch(_root, "root");
        _document.Transact(_ =>
        {
            _root["new"] = new YMap();
            _root["new"].As<YMap>()["k"] = 1;
        });
        Assert.Equal(["root:"], _seen);
    }

    [Fact]
    public void CurrentTargetIsTheTypeOfTheHandler()
    {
        var inner = new YMap();
        _root["inner"] = inner;
        var seen = new List<YType>();
        inner.Observed += (change, _) => seen.Add(change.CurrentTarget);
        inner.DeepObserved += (changes, _) => seen.Add(changes[0].CurrentTarget);
        _root.DeepObserved += (changes, transaction) =>
        {
            seen.Add(changes[0].CurrentTarget);
            Assert.Same(inner, changes[0].Target);
            Assert.Same(transaction, changes[0].Transaction);
            Assert.Equal("k:Add:null", Text(changes[0].Keys));
        };
        inner["k"] = 1;
        Assert.Equal([inner, inner, _root], seen);
    }

    [Fact]
    public void PlainObserversComeBeforeDeepOnes()
    {
        var inner = new YMap();
        _root["inner"] = inner;
        _document.BeforeObserverCalls += _ => _seen.Add("before");
        _document.AfterTransaction += _ => _seen.Add("after");
        Watch(_root, "deep root");
        Watch(inner, "deep inner");
        inner.Observed += (_, _) => _seen.Add("inner");
        _root.Observed += (_, _) => _seen.Add("root");
        _document.Transact(_ =>
        {
            inner["k"] = 1;
            _root["k"] = 1;
        });
        Assert.Equal(["before", "inner", "root", "deep inner:", "deep root:,inner", "after"], _seen);
    }

    [Fact]
    public void RemoteChangesBubbleToo()
    {
        _root["list"] = new YArray(new YMap());
        var other = new YDoc();
        other.ApplyUpdate(_document.EncodeStateAsUpdate());
        other.GetMap("m").DeepObserved += (changes, _) => _seen.Add(Text(changes[0].Path));
        _root["list"].As<YArray>()[0].As<YMap>()["k"] = 1;
        other.ApplyUpdate(_document.EncodeStateAsUpdate(other.EncodeStateVector()));
        Assert.Equal(["list/0"], _seen);
    }

    [Fact]
    public void ADeepNestIsWalkedOnce()
    {
        const int Levels = 20_000;
        _root["0"] = new YArray();
        var types = new List<YArray> { _root["0"].As<YArray>() };
        for (var level = 1; level < Levels; level++)
        {
            types[^1].Add(new YArray());
            types.Add(types[^1][0].As<YArray>());
        }

        var changes = 0;
        _root.DeepObserved += (all, _) => changes += all.Count;
        _document.Transact(_ =>
        {
            foreach (var type in types) type.Add(1);
        });
        Assert.Equal(Levels, changes);
        _root.Delete("0");
        Assert.All(types, type => Assert.True(type.IsDeleted));
    }

    private void Watch(YType type, string name) => type.DeepObserved += (changes, _) =>
        _seen.Add($"{name}:{string.Join(',', changes.Select(change => Text(change.Path)))}");
}
