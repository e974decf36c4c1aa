using System.Buffers;
using System.Text.Json;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Reading;

/// <summary>A document put together once from its encoded state, to be read and not changed.</summary>
public sealed class DocumentView
{
    private readonly YDoc _document;

    private DocumentView(YDoc document) => _document = document;

    /// <summary>The roots something was ever put into.</summary>
    public IEnumerable<string> Roots => _document.Roots;

    /// <summary>Reads a version 1 state. Structs whose neighbours are missing are left out.</summary>
    public static DocumentView Read(ReadOnlyMemory<byte> state, WorkBudget? budget = null)
    {
        var document = new YDoc(new YDocOptions { Budget = budget ?? WorkBudget.Trusted, CleansFormats = false });
        document.ApplyUpdate(state.Span);
        return new DocumentView(document);
    }

    /// <summary>The plain text of a root Y.Text.</summary>
    public string GetText(string root) => _document.GetText(root).ToString();

    /// <summary>A root Y.XmlFragment as Yjs writes it.</summary>
    public string GetXml(string root) => _document.GetXmlFragment(root).ToString()!;

    /// <summary>Writes a root as the JSON its toJSON gives.</summary>
    public void WriteJson(Utf8JsonWriter json, string root, RootKind kind)
    {
        ArgumentNullException.ThrowIfNull(json);
        Root(root, kind).ToJson().WriteTo(json);
    }

    /// <summary>Writes roots as one JSON object, each under its name.</summary>
    public void WriteJson(Utf8JsonWriter json, params ReadOnlySpan<(string Root, RootKind Kind)> roots)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        foreach (var (root, kind) in roots)
        {
            json.WritePropertyName(root);
            WriteJson(json, root, kind);
        }

        json.WriteEndObject();
    }

    /// <summary>Roots as the text of one JSON object, each under its name.</summary>
    public string ToJson(params ReadOnlySpan<(string Root, RootKind Kind)> roots)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) WriteJson(json, roots);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private YType Root(string root, RootKind kind) => kind switch
    {
        RootKind.Text => _document.GetText(root),
        RootKind.Map => _document.GetMap(root),
        RootKind.Array => _document.GetArray(root),
        _ => _document.GetXmlFragment(root),
    };
}
