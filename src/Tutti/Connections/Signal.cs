using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Tutti.Access;
using Tutti.Rooms;

namespace Tutti.Connections;

/// <summary>
/// A message from one participant to another that the server only passes on, such as two pages that agree on a call. It is never
/// stored, and like presence it is skipped when its receiver is slow.
/// </summary>
internal static class Signal
{
    public static readonly Refusal Wrong = new(RefusalCode.InvalidMessage, "signal needs to, the id of a person, and data of 16 KiB at most.");

    /// <summary>Reads a frame and makes the one that its receiver gets.</summary>
    public static bool TryRead(JsonFrame frame, Person from, out Frame signal, out PersonId to)
    {
        signal = default!;
        to = default;
        if (!frame.Body.TryGetProperty("to", out var name) || name.ValueKind != JsonValueKind.String || !PersonId.TryParse(name.GetString(), out to))
            return false;
        if (!frame.Body.TryGetProperty("data", out var data)) return false;
        var raw = JsonMarshal.GetRawUtf8Value(data);
        if (raw.Length > PresenceStamp.MaxBytes) return false;
        var buffer = new ArrayBufferWriter<byte>(raw.Length + 256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "signal"u8);
            json.WriteStartObject("from"u8);
            json.WriteString("id"u8, from.Id.ToString());
            json.WriteString("name"u8, from.Name);
            json.WriteString("color"u8, from.Color);
            if (from.Avatar is not null) json.WriteString("avatar"u8, from.Avatar);
            if (from.IsGuest) json.WriteBoolean("guest"u8, true);
            json.WriteEndObject();
            json.WritePropertyName("data"u8);
            json.WriteRawValue(raw, skipInputValidation: true);
            json.WriteEndObject();
        }
        signal = Frame.Text(buffer.WrittenSpan, FrameKind.Presence);
        return true;
    }
}
