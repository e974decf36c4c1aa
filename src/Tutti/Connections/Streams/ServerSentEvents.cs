using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tutti.Connections.Streams;

/// <summary>Writes what goes down a stream: events with a name and one line of data, and comments.</summary>
internal static class ServerSentEvents
{
    // Some proxies pass nothing on before they hold two kilobytes.
    private const int PaddingBytes = 2048;

    /// <summary>A comment, which keeps proxies from taking the stream for dead.</summary>
    public static ReadOnlyMemory<byte> Heartbeat { get; } = ":\n\n"u8.ToArray();

    /// <summary>The first words of a stream.</summary>
    public static byte[] Open(string token) =>
        [.. Encoding.UTF8.GetBytes($":{new string(' ', PaddingBytes)}\n\n"), .. Event("open"u8, Encoding.UTF8.GetBytes($$"""{"stream":"{{token}}"}"""))];

    /// <summary>The last words of a stream.</summary>
    public static byte[] Close(CloseCode code, string reason)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $$"""{"code":{{(int)code}},"reason":"{{JsonEncodedText.Encode(reason)}}"}""");
        return Event("close"u8, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A frame: text as it is, bytes as base64.</summary>
    public static byte[] Of(Frame frame)
    {
        var payload = frame.Payload.Span;
        if (!frame.IsText)
        {
            var coded = new byte[Base64.GetMaxEncodedToUtf8Length(payload.Length)];
            Base64.EncodeToUtf8(payload, coded, out _, out var written);
            return Event("binary"u8, coded.AsSpan(0, written));
        }
        var told = Event("text"u8, payload);
        // Line breaks end the data. In JSON they can only stand between its parts, where a space does as well.
        var data = told.AsSpan(0, told.Length - 2)[("event: text\ndata: "u8.Length)..];
        data.Replace((byte)'\n', (byte)' ');
        data.Replace((byte)'\r', (byte)' ');
        return told;
    }

    private static byte[] Event(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) =>
        [.. "event: "u8, .. name, .. "\ndata: "u8, .. data, .. "\n\n"u8];
}

/// <summary>Sends every frame as an event. What several streams get is written once.</summary>
internal sealed class EventCoding : IFrameCoding
{
    public void Enqueue(Outbox outbox, Frame frame) =>
        outbox.Enqueue(frame.Rest.IsEmpty ? frame.AsEvent ??= ServerSentEvents.Of(frame) : ServerSentEvents.Of(frame), frame.Kind);
}
