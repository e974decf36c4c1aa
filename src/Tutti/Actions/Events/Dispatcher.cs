using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tutti.Rooms;

namespace Tutti.Actions.Events;

/// <summary>After the commit: tells the document's room, then whoever listens. Nothing here can undo the action any more.</summary>
internal sealed partial class Dispatcher(
    IRoomGateway rooms, Listeners listeners, IServiceProvider services, ILogger<Dispatcher> logger)
{
    public async ValueTask DispatchAsync(IReadOnlyList<EventRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Happened.Document is { } document) rooms.Publish(document, Frame(document, row));
            foreach (var listener in listeners.Of(row.Happened)) await TellAsync(listener, row);
        }
    }

    private async ValueTask TellAsync(Listeners.Listener listener, EventRow row)
    {
        try
        {
            // The person who acted may be gone by now; what follows from the event is done all the same.
            await listener(services, row, CancellationToken.None);
        }
        catch (Exception exception)
        {
            ListenerFailed(logger, row.Type, exception);
        }
    }

    private static ReadOnlyMemory<byte> Frame(DocumentId document, EventRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type"u8, row.Type);
        json.WriteNumber("event"u8, row.Number!.Value);
        json.WriteString("document_id"u8, document.ToString());
        json.WriteStartObject("user"u8);
        json.WriteString("id"u8, row.Person.Id.ToString());
        json.WriteString("name"u8, row.Person.Name);
        json.WriteString("color"u8, row.Person.Color);
        if (row.Person.Avatar is not null) json.WriteString("avatar"u8, row.Person.Avatar);
        json.WriteEndObject();
        json.WriteString("timestamp"u8, row.At);
        WriteData(json, row.Data);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteData(Utf8JsonWriter json, ReadOnlyMemory<byte> data)
    {
        using var fields = JsonDocument.Parse(data);
        foreach (var field in fields.RootElement.EnumerateObject())
        {
            if (!field.NameEquals("document_id"u8)) field.WriteTo(json);
        }
    }

    [LoggerMessage(201, LogLevel.Error, "A listener to {Event} failed")]
    private static partial void ListenerFailed(ILogger logger, string @event, Exception exception);
}
