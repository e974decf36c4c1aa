using System.Globalization;
using System.Text;

namespace Tutti.Crdt.Types;

/// <summary>Writes a formatted text the way toString of Yjs does: formats become tags, nothing is escaped.</summary>
internal static class XmlTextWriter
{
    /// <summary>Adds a text; <paramref name="depth"/> more levels of types may be in it.</summary>
    public static void Append(StringBuilder xml, Delta delta, int depth)
    {
        foreach (var op in delta)
        {
            var formats = op.Attributes?.OrderBy(format => format.Key, StringComparer.Ordinal).ToArray() ?? [];
            foreach (var (name, value) in formats) Open(xml, name, value, depth);
            if (op.Text is not null) xml.Append(op.Text);
            else ScriptText.Append(xml, op.Value, depth);
            for (var i = formats.Length - 1; i >= 0; i--) xml.Append(CultureInfo.InvariantCulture, $"</{formats[i].Key}>");
        }
    }

    private static void Open(StringBuilder xml, string name, YValue value, int depth)
    {
        xml.Append('<').Append(name);
        foreach (var (key, inner) in Fields(value).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            xml.Append(CultureInfo.InvariantCulture, $" {key}=\"");
            ScriptText.Append(xml, inner, depth);
            xml.Append('"');
        }

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
