using Tutti.Crdt.Types;
using static Tutti.Crdt.Tests.Types.Peers;

namespace Tutti.Crdt.Tests.Types;

/// <summary>What the tests of Yjs ask of maps and the others here do not.</summary>
public sealed class YMapScenarioTests
{
    private readonly Peers _peers = new(4);

    private YMap Map => Of(0);

    [Fact]
    public void AMapIsMadeOfThePairsOfOthers()
    {
        var first = new YMap([new("number", 1), new("string", "hello")]);
        var second = new YMap([new("object", YValue.Object([new("x", 1)])), new("boolean", true)]);
        Map["first"] = first;
        Map["second"] = second;
        Map["both"] = new YMap(first.Concat(second));
        Assert.Equal("""{"number":1,"string":"hello","object":{"x":1},"boolean":true}""", Map["both"].As<YMap>().ToJson().ToJson());
        Assert.Empty(Of(1).Keys);
        Assert.Empty(Of(1).Values);
    }

    [Fact]
    public void ALateComerSeesValuesOfAllKindsAndTypes()
    {
        Map["null"] = YValue.Null;
        Map["number"] = 1;
        Map["string"] = "hello";
        Map["object"] = YValue.Object([new("key", YValue.Object([new("key2", "value")]))]);
        Map["yes"] = true;
        Map["no"] = false;
        Map["undefined"] = YValue.Undefined;
        Map["map"] = new YMap();
        Map["map"].As<YMap>()["array"] = new YArray(0);
        Map["map"].As<YMap>()["array"].As<YArray>().Insert(0, -1);
        _peers.Agree(document => document.GetMap("m"));
        for (var id = 0; id < 4; id++)
        {
            Assert.Equal(8, Of(id).Count);
            Assert.Equal(
                """{"null":null,"number":1,"string":"hello","object":{"key":{"key2":"value"}},"yes":true,"no":false,"map":{"array":[-1,0]}}""",
                Of(id).ToJson().ToJson());
            Assert.True(Of(id).ContainsKey("undefined"));
        }
    }

    [Fact]
    public void WhenTheLastOfManyIsDeletedNoneIsThere()
    {
        Map["k"] = "c0";
        Of(1)["k"] = "c1";
        Of(1).Delete("k");
        Assert.Equal("{}", _peers.Agree(document => document.GetMap("m")).ToJson());
        for (var id = 0; id < 4; id++) Of(id)["k"] = id;
        Of(3).Delete("k");
        Assert.Equal("{}", _peers.Agree(document => document.GetMap("m")).ToJson());
        Assert.Equal(0, Map.Count);
    }

    [Fact]
    public void ClearingTakesAwayWhatEverybodySetBefore()
    {
        Map["stuff"] = "c0";
        Of(1)["stuff"] = "c1";
        Of(1)["stuff"] = "c2";
        Of(2)["stuff"] = "c3";
        _peers.Sync();
        for (var id = 0; id < 4; id++) Of(id)["other"] = id;
        Of(3).Clear();
        Assert.Equal("{}", _peers.Agree(document => document.GetMap("m")).ToJson());
        for (var id = 0; id < 4; id++) Assert.Equal(0, Of(id).Count);
    }

    [Fact]
    public void ClearingIsToldOfAllKeysAtOnce()
    {
        Map["a"] = 4;
        Map["b"] = new YArray();
        var seen = new List<string>();
        Map.Observed += (change, _) => seen.Add(Text(change.Keys));
        Map.Clear();
        Assert.Equal(["a:Delete:4 b:Delete:[]"], seen);
    }

    [Fact]
    public void OneOfManyTypesUnderAKeyIsTheOneEverybodyWritesTo()
    {
        Map["map"] = new YMap();
        _peers.Sync();
        var paths = new List<string>();
        Map.DeepObserved += (changes, _) => paths.AddRange(changes.Select(change => Text(change.Path)));
        for (var id = 1; id < 4; id++) Of(id)["map"].As<YMap>()["deep"] = new YMap([new("by", id)]);
        _peers.Sync();
        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.Equal("map", path));
        Map["map"].As<YMap>()["deep"].As<YMap>()["also"] = 0;
        Assert.Equal("""{"map":{"deep":{"by":3,"also":0}}}""", _peers.Agree(document => document.GetMap("m")).ToJson());
    }

    [Fact]
    public void PathsOfSiblingsThatChangeAtOnceAreTheirOwn()
    {
        var inner = new YMap([new("text1", new YText("initial"))]);
        Map["map"] = inner;
        var calls = new List<string>();
        Map.DeepObserved += (changes, _) => calls.Add(string.Join(' ', changes.Select(change => Text(change.Path))));
        _peers[0].Transact(_ =>
        {
            inner["text1"].As<YText>().Insert(0, "post-");
            inner["text2"] = new YText("new");
        });
        Assert.Equal(["map map/text1"], calls);
    }

    [Fact]
    public void ATransactionIsFinishedWhateverItsHandlersThrow()
    {
        var calls = new List<string>();
        _peers[0].Updated += _ => calls.Add("update");
        Map.Observed += (_, _) => Fail("plain");
        Map.DeepObserved += (_, _) => Fail("deep");
        foreach (var key in (string[])["y", "z"])
        {
            calls.Clear();
            Assert.Throws<AggregateException>(() => Map[key] = 1);
            Assert.Equal(["plain", "deep", "update"], calls);
        }

        Assert.Equal("""{"y":1,"z":1}""", _peers.Agree(document => document.GetMap("m")).ToJson());

        void Fail(string name)
        {
            calls.Add(name);
            throw new InvalidOperationException(name);
        }
    }

    private YMap Of(int id) => _peers[id].GetMap("m");
}
