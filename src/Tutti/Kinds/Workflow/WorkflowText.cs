using System.Text;
using System.Text.Json;
using Tutti.Crdt.Reading;

namespace Tutti.Kinds.Workflow;

/// <summary>A workflow in words: a line per step from left to right, with its properties and where it leads.</summary>
internal static class WorkflowText
{
    public static string Of(DocumentView content)
    {
        var nodes = content.Json("nodes");
        var edges = content.Json("edges");
        var names = nodes.EnumerateObject().ToDictionary(node => node.Name, NameOf, StringComparer.Ordinal);
        var ways = edges.EnumerateObject()
            .Where(edge => names.ContainsKey(edge.Value.Word("source")) && names.ContainsKey(edge.Value.Word("target")))
            .ToLookup(edge => edge.Value.Word("source"), StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var node in nodes.EnumerateObject().OrderBy(node => At(node, "x")).ThenBy(node => At(node, "y")).ThenBy(node => node.Name, StringComparer.Ordinal))
        {
            text.Append(names[node.Name]).Append(" (").Append(node.Value.Word("type", "step")).Append(")\n");
            text.AppendProperties(node.Value.Member("data"));
            foreach (var way in ways[node.Name].OrderBy(way => way.Name, StringComparer.Ordinal)) Append(text, way.Value, names);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement way, Dictionary<string, string> names)
    {
        var label = way.Word("label", way.Word("source_handle"));
        text.Append("  → ").Append(names[way.Word("target")]);
        if (label.Length > 0) text.Append(" (").Append(label).Append(')');
        text.Append('\n');
    }

    private static string NameOf(JsonProperty node) => node.Value.Word("label", node.Name);

    private static double At(JsonProperty node, string axis) =>
        node.Value.Member(axis) is { ValueKind: JsonValueKind.Number } place ? place.GetDouble() : 0;
}
