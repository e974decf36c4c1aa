using System.Globalization;
using System.Text;
using Tutti.Crdt.Reading;

namespace Tutti.Kinds.Pipeline;

/// <summary>A pipeline in words: a numbered line per step in its order, with its parameters.</summary>
internal static class PipelineText
{
    public static string Of(DocumentView content)
    {
        var text = new StringBuilder();
        var number = 0;
        var steps = content.Json("steps").EnumerateObject()
            .OrderBy(step => step.Value.Word("order"), StringComparer.Ordinal).ThenBy(step => step.Name, StringComparer.Ordinal);
        foreach (var step in steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"{++number}. {step.Value.Word("title", step.Name)} ({step.Value.Word("type", "step")})\n");
            text.AppendProperties(step.Value.Member("parameters"));
        }
        return text.ToString();
    }
}
