using System.Text.Json.Nodes;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Oracle;

public sealed class ReadingAgainstYjsTests
{
    [Fact]
    public void A_document_read_here_shows_the_json_yjs_shows()
    {
        foreach (var history in YjsOracle.Histories)
        {
            ShowsTheSame(history, history.Merged);
            ShowsTheSame(history, history.State);
            ShowsTheSame(history, Update.Compact(history.Pile));
        }
    }

    private static void ShowsTheSame(History history, byte[] state)
    {
        var ours = DocumentView.Read(state).ToJson(
            ("text", RootKind.Text), ("map", RootKind.Map), ("array", RootKind.Array), ("xml", RootKind.Xml));
        var isSame = JsonNode.DeepEquals(Plain(ours), JsonNode.Parse(history.Json));
        Assert.True(isSame, $"TUTTI_SEED={history.Seed}\nyjs:  {history.Json}\nours: {ours}");
    }

    // JSON.stringify does not show what a Y.Map holds under this key; here it is a key like any other.
    private static JsonNode Plain(string json)
    {
        var node = JsonNode.Parse(json)!;
        var open = new Stack<JsonNode>([node]);
        while (open.TryPop(out var next))
        {
            if (next is JsonObject map) map.Remove("__proto__");
            foreach (var child in Children(next)) open.Push(child);
        }

        return node;
    }

    private static IEnumerable<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject map => map.Select(pair => pair.Value).OfType<JsonNode>(),
        JsonArray array => array.OfType<JsonNode>(),
        _ => [],
    };
}
