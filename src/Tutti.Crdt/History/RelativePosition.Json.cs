using System.Buffers;
using System.Text.Json;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.History;

/// <content>The shape editors put into the presence of a person.</content>
public sealed partial record RelativePosition
{
    /// <summary>Reads what <see cref="ToJson"/> or Yjs wrote; members that are null and members that are missing are the same.</summary>
    public static RelativePosition FromJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) CrdtException.Throw(CrdtError.Malformed, "A position is a JSON object.");
        var position = new RelativePosition
        {
            Type = ReadId(json, "type"),
            Root = Member(json, "tname", JsonValueKind.String)?.GetString(),
            Item = ReadId(json, "item"),
            Association = ReadAssociation(json),
        };
        if (position.Type is null && position.Root is null && position.Item is null)
            CrdtException.Throw(CrdtError.Malformed, "A position names neither an item nor a type.");
        return position;
    }

    /// <summary>Reads what <see cref="ToJson"/> or Yjs wrote.</summary>
    public static RelativePosition FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return FromJson(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new CrdtException("A position is not JSON.", exception);
        }
    }

    /// <summary>The position as JSON: <c>type</c>, <c>tname</c>, <c>item</c> as far as it has them, and <c>assoc</c>.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the position as JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        WriteId(writer, "type", Type);
        if (Root is not null) writer.WriteString("tname", Root);
        WriteId(writer, "item", Item);
        writer.WriteNumber("assoc", Association);
        writer.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter writer, string name, ItemId? id)
    {
        if (id is not { } known) return;
        writer.WriteStartObject(name);
        writer.WriteNumber("client", known.Client);
        writer.WriteNumber("clock", known.Clock);
        writer.WriteEndObject();
    }

    private static ItemId? ReadId(JsonElement json, string name)
    {
        if (Member(json, name, JsonValueKind.Object) is not { } id) return null;
        return new ItemId((ulong)ReadWhole(id, "client"), ReadWhole(id, "clock"));
    }

    private static long ReadWhole(JsonElement id, string name)
    {
        var isWhole = Member(id, name, JsonValueKind.Number) is { } number && number.TryGetInt64(out var value)
            && value is >= 0 and <= Lib0Limits.MaxSafeInteger;
        if (!isWhole) CrdtException.Throw(CrdtError.Malformed, "An id in a position has no client or no clock.");
        return id.GetProperty(name).GetInt64();
    }

    private static int ReadAssociation(JsonElement json) =>
        Member(json, "assoc", JsonValueKind.Number) is { } number ? Math.Sign(number.GetDouble()) : 0;

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != kind) CrdtException.Throw(CrdtError.Malformed, "A member of a position is of the wrong kind.");
        return value;
    }
}
