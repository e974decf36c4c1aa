using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Tests.Oracle;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Updates;

public sealed class SeedWriterTests
{
    private const string Workflow = """{"start":{"type":"input","x":1.5,"data":{"label":"Go","tags":["a",{"b":null}]}},"count":2}""";

    [Fact]
    public void A_seeded_document_reads_the_same_here_and_in_yjs()
    {
        using var json = JsonDocument.Parse(Workflow);
        var update = new SeedWriter(42)
            .Text("text", "Hello 😀")
            .Array("array", array => array.Add("a").Add(1).Add(true).Map(map => map.Set("k", "v")).Add((string?)null).Text("inside"))
            .MapFromJson("map", json.RootElement, mapDepth: 2)
            .ToUpdate();
        using var oracle = new YjsOracle();
        var theirs = JsonNode.Parse(oracle.Json(update)[0])!.AsObject();
        theirs.Remove("xml");
        var ours = DocumentView.Read(update).ToJson(("text", RootKind.Text), ("map", RootKind.Map), ("array", RootKind.Array));
        Assert.True(JsonNode.DeepEquals(theirs, JsonNode.Parse(ours)), ours);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Workflow), theirs["map"]), ours);
        Assert.Equal("""["a",1,true,{"k":"v"},null,"inside"]""", theirs["array"]!.ToJsonString());
    }

    [Fact]
    public void Files_are_texts_by_path()
    {
        var update = new SeedWriter(42)
            .Map("files", files => files.Text("src/a.ts", "let a").Text("empty", ""))
            .Map("context", context => context.Set("model", "x").Array("list", list => list.Add(1)))
            .ToUpdate();
        var json = DocumentView.Read(update).ToJson(("files", RootKind.Map), ("context", RootKind.Map));
        Assert.Equal("""{"files":{"src/a.ts":"let a","empty":""},"context":{"model":"x","list":[1]}}""", json);
    }

    [Fact]
    public void A_seed_of_nothing_is_the_empty_update() => Assert.Equal([0, 0], new SeedWriter(1).Text("t", "").ToUpdate());

    [Fact]
    public void A_key_or_root_is_written_once()
    {
        Assert.Throws<ArgumentException>(() => new SeedWriter(1).Text("t", "").Text("t", ""));
        Assert.Throws<ArgumentException>(() => new SeedWriter(1).Map("m", map => map.Set("k", 1).Set("k", 2)));
    }

    [Fact]
    public void A_seed_is_complete()
    {
        using var json = JsonDocument.Parse(Workflow);
        var update = new SeedWriter(42).MapFromJson("nodes", json.RootElement, 2).ToUpdate();
        Assert.True(new KnownState().Examine(update, WorkBudget.Default).IsComplete);
    }
}
