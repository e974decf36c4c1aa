using System.Buffers;
using System.Text;
using System.Text.Json;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Connections;
using Tutti.Crdt.Types;
using Tutti.Rooms.Open;
using Tutti.Store;

namespace Tutti.Features.Documents;

/// <summary>Puts values under keys of a session's context, and takes away those that are null. Values are kept plain.</summary>
internal sealed class ContextChange(JsonElement changes, DocumentsOptions options) : DocumentChange
{
    public const string Root = "context";

    private const int LongestKey = 100;

    private readonly List<(string Key, YValue Value)> _changes =
        [.. changes.EnumerateObject().Select(change => (change.Name, YValue.FromJson(change.Value)))];

    public override IEnumerable<string> Places => _changes.Select(change => PlaceOf(change.Key));

    public override void Apply(SharedTree tree)
    {
        var before = tree.Read("/" + Root).AsObject();
        Check(before);
        foreach (var (key, value) in _changes)
        {
            if (value.Kind != YValueKind.Null) tree.Add(PlaceOf(key), value);
            else if (before.ContainsKey(key)) tree.Remove(PlaceOf(key));
        }
    }

    public override Frame Announce(DocumentId document, Person by, DateTimeOffset at)
    {
        var data = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(data))
        {
            json.WriteStartObject();
            json.WritePropertyName("changes"u8);
            changes.WriteTo(json);
            json.WriteEndObject();
        }
        return EventFrames.Unnumbered("session_update", document, by, Timestamps.Text(at), data.WrittenMemory);
    }

    // Before anything is changed. A client with Yjs may have made the context larger than this: then it can still become smaller.
    private void Check(IReadOnlyDictionary<string, YValue> before)
    {
        var after = new Dictionary<string, YValue>(before, StringComparer.Ordinal);
        foreach (var (key, value) in _changes)
        {
            if (key.Length is 0 or > LongestKey)
                throw new ChangeRefusedException(RefusalCode.InvalidMessage, $"A key has 1 to {LongestKey} characters.");
            if (value.Kind == YValueKind.Null) after.Remove(key);
            else after[key] = value;
        }
        if (after.Count > options.ContextKeys && after.Count > before.Count)
            throw new ChangeRefusedException(RefusalCode.TooLarge, $"The context would have more than {options.ContextKeys} keys.");
        var bytes = Bytes(after);
        if (bytes > options.ContextBytes && bytes > Bytes(before))
            throw new ChangeRefusedException(RefusalCode.TooLarge, $"The context would be larger than {options.ContextBytes} bytes.");
    }

    private static long Bytes(IReadOnlyDictionary<string, YValue> context) =>
        context.Sum(pair => (long)Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value.ToJson()));

    private static string PlaceOf(string key) => $"/{Root}/{Pointer.Escape(key)}";
}
