using System.Buffers;
using System.Text.Json;
using Tutti.Crdt;
using Tutti.Crdt.Inspection;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Types;
using Tutti.Kinds;

namespace Tutti.Rooms.Open;

/// <summary>
/// A document with its shared types at hand, for members without Yjs and for edits without it. It holds what the room
/// has accepted, of which the last may not be committed yet: so what is read from it is told only behind that.
/// </summary>
internal sealed class OpenDocument : IDisposable
{
    private readonly YDoc _document = new(new YDocOptions { Budget = Stored, CleansFormats = false });
    private readonly IReadOnlyList<SharedRoot> _roots;
    private readonly ChangeLog _log = new();
    private byte[]? _written;

    /// <summary>
    /// For what rooms have accepted: as many bytes as there are, but still no endless search for the place of items that
    /// somebody put into one place by the hundred thousand; the gate does not see those.
    /// </summary>
    public static WorkBudget Stored { get; } = WorkBudget.Trusted with { MaxSteps = 200_000_000 };

    public OpenDocument(IReadOnlyList<SharedRoot> roots, IEnumerable<ReadOnlyMemory<byte>> updates)
    {
        _roots = roots;
        foreach (var update in updates) _document.ApplyUpdate(update.Span);
        foreach (var root in roots) RootOf(root).DeepObserved += (events, _) => _log.Hear(root, events);
        _document.Updated += update => _written = update.Bytes.ToArray();
    }

    /// <summary>The document, for looking places up.</summary>
    public YDoc Document => _document;

    /// <summary>What an update would change.</summary>
    public IReadOnlyList<UpdateChange> Inspect(ReadOnlySpan<byte> update) => UpdateInspector.Inspect(_document, update, Stored);

    /// <summary>Takes in an update that the room has accepted, and says what it changed.</summary>
    public IReadOnlyList<ContentChange> Apply(ReadOnlySpan<byte> update)
    {
        _document.ApplyUpdate(update);
        return _log.Take();
    }

    /// <summary>Makes a change under a client id; gives the update that says so, null when it changed nothing.</summary>
    public (byte[]? Update, IReadOnlyList<ContentChange> Changes) Edit(ulong client, DocumentChange change)
    {
        _written = null;
        _document.ClientId = client;
        var tree = new SharedTree(_document, _roots);
        _document.Transact(_ => change.Apply(tree));
        return (_written, _log.Take());
    }

    /// <summary>Whether the change that just failed had begun to change anything: then this is not the room's document any more.</summary>
    public bool IsSpoilt => _written is not null;

    /// <summary>What is at a place, as JSON; undefined when nothing is.</summary>
    public YValue Read(string pointer) => new SharedTree(_document, _roots).TryRead(pointer);

    /// <summary>The whole content as JSON, each root under its name.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach (var root in _roots)
        {
            json.WritePropertyName(root.Name);
            RootOf(root).ToJson().WriteTo(json);
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public void Dispose() => _document.Dispose();

    private YType RootOf(SharedRoot root) => root.Kind switch
    {
        RootKind.Text => _document.GetText(root.Name),
        RootKind.Array => _document.GetArray(root.Name),
        RootKind.Xml => _document.GetXmlFragment(root.Name),
        _ => _document.GetMap(root.Name),
    };
}
