using System.Globalization;
using System.Text;
using System.Text.Json;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Reading;

/// <summary>Writes XML types the way toString of Yjs does: nothing is escaped, formatting becomes tags.</summary>
internal sealed class XmlView(ItemStore store)
{
    public string Fragment(int type, int depth)
    {
        if (depth < 0) CrdtException.Throw(CrdtError.TooDeep, "Shared types are nested too deeply.");
        var xml = new StringBuilder();
        for (var handle = store.Type(type).First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (!item.IsLive || item.Kind != ContentKind.Type) continue;
            xml.Append(store.Type(item.Type).Kind switch
            {
                TypeRef.XmlElement => Element(item.Type, depth - 1),
                TypeRef.XmlText => Text(item.Type),
                TypeRef.XmlFragment => Fragment(item.Type, depth - 1),
                _ => "[object Object]",
            });
        }

        return xml.ToString();
    }

    public string Element(int type, int depth)
    {
        var node = store.Type(type);
        var name = node.Name.ToLower(CultureInfo.InvariantCulture);
        var attributes = new StringBuilder();
        foreach (var (key, handle) in node.Keys.Select(pair => (store.Key(pair.Key), pair.Value)).OrderBy(pair => pair.Item1, StringComparer.Ordinal))
        {
            ref var item = ref store[handle];
            if (item.IsLive) attributes.Append(CultureInfo.InvariantCulture, $" {key}=\"{Attribute(in item)}\"");
        }

        return $"<{name}{attributes}>{Fragment(type, depth)}</{name}>";
    }

    public string Text(int type)
    {
        var xml = new StringBuilder();
        var formats = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        var run = new StringBuilder();
        for (var handle = store.Type(type).First; handle != 0; handle = store[handle].Right)
        {
            ref var item = ref store[handle];
            if (!item.IsLive) continue;
            if (item.Kind == ContentKind.String)
            {
                run.Append(TextView.Of(store, in item));
                continue;
            }

            AppendRun(xml, run, formats);
            if (item.Kind == ContentKind.Format) ChangeFormat(formats, in item);
            else AppendRun(xml, run.Append("[object Object]"), formats);
        }

        AppendRun(xml, run, formats);
        return xml.ToString();
    }

    private void ChangeFormat(SortedDictionary<string, JsonElement> formats, in Item item)
    {
        var input = new Lib0Reader(store.Content(in item));
        var key = System.Text.Encoding.UTF8.GetString(input.ReadVarString());
        var options = new JsonDocumentOptions { MaxDepth = WorkBudget.Default.MaxDepth };
        using var value = JsonDocument.Parse(input.ReadVarString().ToArray(), options);
        if (value.RootElement.ValueKind == JsonValueKind.Null) formats.Remove(key);
        else formats[key] = value.RootElement.Clone();
    }

    private static void AppendRun(StringBuilder xml, StringBuilder run, SortedDictionary<string, JsonElement> formats)
    {
        if (run.Length == 0) return;
        foreach (var (name, value) in formats) xml.Append(CultureInfo.InvariantCulture, $"<{name}{Attributes(value)}>");
        xml.Append(run);
        foreach (var name in formats.Keys.Reverse()) xml.Append(CultureInfo.InvariantCulture, $"</{name}>");
        run.Clear();
    }

    private static string Attributes(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return "";
        var pairs = value.EnumerateObject().OrderBy(pair => pair.Name, StringComparer.Ordinal);
        return string.Concat(pairs.Select(pair => $" {pair.Name}=\"{pair.Value}\""));
    }

    private string Attribute(in Item item)
    {
        var input = new Lib0Reader(store.Content(in item));
        if (item.Kind == ContentKind.String) return TextView.Of(store, in item);
        if (item.Kind != ContentKind.Any) return "[object Object]";
        for (var i = 0L; i < item.Length - 1; i++) input.SkipAny(int.MaxValue);
        if (input.Rest[0] == AnyTag.Undefined) return "undefined";
        if (input.Rest[0] == AnyTag.String)
        {
            input.ReadByte();
            return System.Text.Encoding.UTF8.GetString(input.ReadVarString());
        }

        var text = new Lib0Writer();
        AnyToJson.Write(ref input, text, WorkBudget.Default.MaxDepth);
        return System.Text.Encoding.UTF8.GetString(text.Written);
    }
}
