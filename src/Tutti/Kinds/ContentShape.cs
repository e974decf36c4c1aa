using System.Text.Json;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;

namespace Tutti.Kinds;

/// <summary>The form of a first content that follows from the roots of a kind: an object with a member per root.</summary>
internal static class ContentShape
{
    public static string? Check(DocumentKind kind, JsonElement content) => Fits(kind, content) ? null : Sentence(kind);

    public static void Write(DocumentKind kind, SeedWriter seed, JsonElement content)
    {
        foreach (var member in content.EnumerateObject()) Write(seed, Find(kind, member)!, member.Value);
    }

    private static bool Fits(DocumentKind kind, JsonElement content) =>
        content.ValueKind == JsonValueKind.Object
        && content.EnumerateObject().All(member => Find(kind, member) is { } root && Fits(root, member.Value));

    private static SharedRoot? Find(DocumentKind kind, JsonProperty member) => kind.Roots.FirstOrDefault(root => member.NameEquals(root.Name));

    // Texts are texts and things are maps; only a free map or list may hold anything.
    private static bool Fits(SharedRoot root, JsonElement value) => root switch
    {
        { Kind: RootKind.Text } => value.ValueKind == JsonValueKind.String,
        { Kind: RootKind.Array } => value.ValueKind == JsonValueKind.Array,
        { HoldsTexts: true } => HoldsOnly(value, JsonValueKind.String),
        { MapsInside: > 0 } => HoldsOnly(value, JsonValueKind.Object),
        _ => value.ValueKind == JsonValueKind.Object,
    };

    private static bool HoldsOnly(JsonElement value, JsonValueKind kind) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(item => item.Value.ValueKind == kind);

    private static void Write(SeedWriter seed, SharedRoot root, JsonElement value)
    {
        if (root.Kind == RootKind.Text)
        {
            seed.Text(root.Name, value.GetString()!);
        }
        else if (root.Kind == RootKind.Array)
        {
            seed.Array(root.Name, list =>
            {
                foreach (var item in value.EnumerateArray()) list.Add(item);
            });
        }
        else if (root.HoldsTexts)
        {
            seed.Map(root.Name, texts =>
            {
                foreach (var item in value.EnumerateObject()) texts.Text(item.Name, item.Value.GetString()!);
            });
        }
        else
        {
            seed.MapFromJson(root.Name, value, root.MapsInside);
        }
    }

    private static string Sentence(DocumentKind kind) =>
        $"The content of a document of the kind {kind.Name} is {{{string.Join(",", kind.Roots.Select(Words))}}}.";

    private static string Words(SharedRoot root) => $"\"{root.Name}\":" + root switch
    {
        { Kind: RootKind.Text } => "\"text\"",
        { Kind: RootKind.Array } => "[…]",
        { HoldsTexts: true } => "{name:\"text\"}",
        { MapsInside: > 0 } => "{id:{…}}",
        _ => "{…}",
    };
}
