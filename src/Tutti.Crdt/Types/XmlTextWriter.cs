using System.Globalization;
using System.Text;

namespace Tutti.Crdt.Types;

/// <summary>Writes a formatted text the way toString of Yjs does: formats become tags, nothing is escaped.</summary>
internal static class XmlTextWriter
{
    public static string Write(Delta delta, int maxDepth)
    {
        var xml = new StringBuilder();
        foreach (var op in delta)
        {
            var formats = op.Attributes?.OrderBy(format => format.Key, StringComparer.Ordinal).ToArray() ?? [];
            foreach (var (name, value) in formats) Open(xml, name, value, maxDepth);
            xml.Append(op.Text ?? JavaScriptText.Of(op.Value, maxDepth));
            for (var i = formats.Length - 1; i >= 0; i--) xml.Append(CultureInfo.InvariantCulture, $"</{formats[i].Key}>");
        }

        return xml.ToString();
    }

    private static void Open(StringBuilder xml, string name, YValue value, int maxDepth)
    {
        xml.Append('<').Append(name);
        foreach (var (key, inner) in Fields(value).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            xml.Append(CultureInfo.InvariantCulture, $" {key}=\"{JavaScriptText.Of(inner, maxDepth)}\"");
        xml.Append('>');
    }

    // For JavaScript, arrays and text have fields as well: their indexes.
    private static IEnumerable<KeyValuePair<string, YValue>> Fields(YValue value) => value.Kind switch
    {
        YValueKind.Object => value.AsObject(),
        YValueKind.Array => value.AsArray().Select((inner, i) => Field(i, inner)),
        YValueKind.String => value.AsString().Select((unit, i) => Field(i, unit.ToString())),
        _ => [],
    };

    private static KeyValuePair<string, YValue> Field(int index, YValue value) =>
        new(index.ToString(CultureInfo.InvariantCulture), value);
}
