using System.Buffers;
using System.Text.Json;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Reading;

/// <summary>A document put together once from its encoded state, to be read and not changed.</summary>
public sealed class DocumentView
{
    // Room for the object around all roots; JSON writers give up at 1,000.
    private const int MaxDepth = 990;

    private readonly ItemStore _store;

    private DocumentView(ItemStore store) => _store = store;

    /// <summary>The roots something was ever put into.</summary>
    public IEnumerable<string> Roots => _store.Roots.Keys;

    /// <summary>Reads a version 1 state. Structs whose neighbours are missing are left out.</summary>
    public static DocumentView Read(ReadOnlyMemory<byte> state, WorkBudget? budget = null) =>
        new(Load(state, budget ?? WorkBudget.Trusted));

    /// <summary>The plain text of a root Y.Text.</summary>
    public string GetText(string root) => TextView.Read(_store, Find(root));

    /// <summary>A root Y.XmlFragment as Yjs writes it.</summary>
    public string GetXml(string root) => new XmlView(_store).Fragment(Find(root), MaxDepth);

    /// <summary>Writes a root as the JSON its toJSON gives.</summary>
    public void WriteJson(Utf8JsonWriter json, string root, RootKind kind)
    {
        ArgumentNullException.ThrowIfNull(json);
        var view = new JsonView(_store, json);
        switch (kind)
        {
            case RootKind.Text: json.WriteStringValue(GetText(root)); return;
            case RootKind.Map: view.WriteMap(Find(root), MaxDepth); return;
            case RootKind.Array: view.WriteArray(Find(root), MaxDepth); return;
            default: json.WriteStringValue(GetXml(root)); return;
        }
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

    private static ItemStore Load(ReadOnlyMemory<byte> state, WorkBudget budget)
    {
        var document = new YDoc(new YDocOptions { Budget = budget });
        document.ApplyUpdate(state.Span);
        return document.Store;
    }

    private int Find(string root) => _store.Root(root).Index;
}
