using System.Text;
using System.Text.Json;
using Tutti.Crdt.Reading;

namespace Tutti.Kinds;

/// <summary>Reads what clients wrote, which may have any shape.</summary>
internal static class LooseJson
{
    /// <summary>A root map as JSON.</summary>
    public static JsonElement Json(this DocumentView content, string root) =>
        JsonElement.Parse(content.ToJson((root, RootKind.Map))).GetProperty(root);

    /// <summary>A member, undefined when there is none.</summary>
    public static JsonElement Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    /// <summary>A member that is a word; what it is otherwise when there is none.</summary>
    public static string Word(this JsonElement value, string name, string otherwise = "") =>
        value.Member(name) is { ValueKind: JsonValueKind.String } word && word.GetString() is { Length: > 0 } text ? text : otherwise;

    /// <summary>Writes each property on a line of its own, indented.</summary>
    public static void AppendProperties(this StringBuilder text, JsonElement properties)
    {
        if (properties.ValueKind != JsonValueKind.Object) return;
        foreach (var property in properties.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            var value = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            if (value.Length > 0) text.Append("  ").Append(property.Name).Append(": ").Append(value.ReplaceLineEndings("\n    ")).Append('\n');
        }
    }
}
