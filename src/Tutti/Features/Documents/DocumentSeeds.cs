using System.Security.Cryptography;
using System.Text.Json;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;

namespace Tutti.Features.Documents;

/// <summary>The convention of shared types per kind: which roots there are, and how a first content becomes them.</summary>
internal static class DocumentSeeds
{
    // A node is a map, and its data is one: two people may change two properties at once.
    public const int MapsInside = 2;

    private static readonly Refusal NotText = new(RefusalCode.InvalidMessage, "The content of an artifact is text."),
        NotWorkflow = new(RefusalCode.InvalidMessage, "The content of a workflow is {\"nodes\":{id:{…}},\"edges\":{id:{…}}}."),
        NotPipeline = new(RefusalCode.InvalidMessage, "The content of a pipeline is {\"steps\":{id:{…}},\"meta\":{…}}."),
        NotSession = new(RefusalCode.InvalidMessage, "The content of a session is {\"files\":{name:\"text\"},\"context\":{…}}.");

    public static (string Root, RootKind Kind)[] Roots(DocumentKind kind) => kind switch
    {
        DocumentKind.Artifact => [("content", RootKind.Text), ("meta", RootKind.Map)],
        DocumentKind.Workflow => [("nodes", RootKind.Map), ("edges", RootKind.Map)],
        DocumentKind.Pipeline => [("steps", RootKind.Map), ("meta", RootKind.Map)],
        _ => [("files", RootKind.Map), ("context", RootKind.Map)],
    };

    /// <summary>Checks the form of a first content.</summary>
    public static Refusal? Check(DocumentKind kind, JsonElement? content)
    {
        if (content is not { } given) return null;
        if (kind == DocumentKind.Artifact) return given.ValueKind == JsonValueKind.String ? null : NotText;
        var wrong = kind switch
        {
            DocumentKind.Workflow => NotWorkflow,
            DocumentKind.Pipeline => NotPipeline,
            _ => NotSession,
        };
        if (given.ValueKind != JsonValueKind.Object) return wrong;
        var roots = Roots(kind);
        foreach (var root in given.EnumerateObject())
        {
            if (root.Value.ValueKind != JsonValueKind.Object || !roots.Any(known => root.NameEquals(known.Root))) return wrong;
            if (!AreEntriesRight(kind, root)) return wrong;
        }
        return null;
    }

    /// <summary>Writes a first content that was checked.</summary>
    public static byte[] Write(DocumentKind kind, string title, JsonElement? content)
    {
        var seed = new SeedWriter((ulong)RandomNumberGenerator.GetInt32(1, int.MaxValue));
        if (kind == DocumentKind.Artifact)
        {
            seed.Map("meta", meta => meta.Set("title", title).Set("language", "markdown"));
            if (content is { } text) seed.Text("content", text.GetString()!);
        }
        else if (content is { } given)
        {
            foreach (var root in given.EnumerateObject()) WriteRoot(seed, root);
        }
        return seed.ToUpdate();
    }

    // Files are texts, and nodes, edges and steps are maps; only the free maps may hold anything.
    private static bool AreEntriesRight(DocumentKind kind, JsonProperty root) => (kind, root.Name) switch
    {
        (_, "files") => root.Value.EnumerateObject().All(file => file.Value.ValueKind == JsonValueKind.String),
        (_, "nodes" or "edges" or "steps") => root.Value.EnumerateObject().All(item => item.Value.ValueKind == JsonValueKind.Object),
        _ => true,
    };

    private static void WriteRoot(SeedWriter seed, JsonProperty root)
    {
        if (root.Name == "files")
        {
            seed.Map("files", files =>
            {
                foreach (var file in root.Value.EnumerateObject()) files.Text(file.Name, file.Value.GetString()!);
            });
        }
        else
        {
            seed.MapFromJson(root.Name, root.Value, root.Name is "meta" or "context" ? 0 : MapsInside);
        }
    }
}
