using System.Buffers;
using System.Text.Json;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms;

namespace Tutti.Actions.Events;

/// <summary>Events as a document's room and the catching up say them: one form for both.</summary>
internal static class EventFrames
{
    public static RoomEvent Of(DocumentId document, EventRow row) =>
        Of(document, row.Number!.Value, row.Type, row.Person, row.At, row.Happened.Audience, row.Data);

    public static RoomEvent Of(
        DocumentId document, long number, string type, Person person, string at, Permission audience, ReadOnlyMemory<byte> data)
    {
        var full = Frame.Text(Write(document, number, type, person, at, data).Span);
        var bare = audience == Permission.See ? full : Frame.Text(Write(document, number, type, null, at, default).Span);
        return new RoomEvent(number, audience, full, bare);
    }

    /// <summary>
    /// What is told live and not kept as an event: in the same form, without a number. What it says is in the document, so a
    /// reader too slow for it finds it in the state it gets instead.
    /// </summary>
    public static Frame Unnumbered(
        string type, DocumentId document, Person person, string at, ReadOnlyMemory<byte> data, FrameKind kind = FrameKind.Document) =>
        Frame.Text(Write(document, null, type, person, at, data).Span, kind);

    private static ReadOnlyMemory<byte> Write(
        DocumentId document, long? number, string type, Person? person, string at, ReadOnlyMemory<byte> data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        if (number is { } one) json.WriteNumber("event"u8, one);
        json.WriteString("document_id"u8, document.ToString());
        if (person is not null) WriteUser(json, person);
        json.WriteString("timestamp"u8, at);
        if (!data.IsEmpty) WriteData(json, data);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteUser(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject("user"u8);
        json.WriteString("id"u8, person.Id.ToString());
        json.WriteString("name"u8, person.Name);
        json.WriteString("color"u8, person.Color);
        if (person.Avatar is not null) json.WriteString("avatar"u8, person.Avatar);
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, ReadOnlyMemory<byte> data)
    {
        using var fields = JsonDocument.Parse(data);
        foreach (var field in fields.RootElement.EnumerateObject())
        {
            if (!IsOfEnvelope(field.Name)) field.WriteTo(json);
        }
    }

    private static bool IsOfEnvelope(string name) => name is "type" or "event" or "document_id" or "user" or "timestamp";
}
