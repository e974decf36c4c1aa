using System.Buffers;
using System.Text.Json;

namespace Tutti.Rooms;

/// <summary>
/// What a client that speaks JSON said of itself, field by field. It has an awareness id of its own, given by the
/// server, so that everyone else sees it like any other participant.
/// </summary>
internal sealed class JsonPresence(ulong clientId)
{
    /// <summary>The status of someone who does things.</summary>
    public const string Active = "active";

    private static readonly string[] PresenceFields = ["status", "activity", "viewport", "selected", "following", "data"];
    private static readonly string[] CursorFields = ["cursor", "selection"];

    private readonly Dictionary<string, byte[]> _fields = new(StringComparer.Ordinal);
    private string _given = Active;

    public ulong ClientId { get; } = clientId;

    public long Clock { get; set; }

    /// <summary>When typing ends by itself (Unix milliseconds), or null when nothing is being typed.</summary>
    public long? TypingUntil { get; private set; }

    /// <summary>Takes over what a frame says. The frame has been checked to be an object.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Merge(JsonElement frame, string type, long now, long typingTimeout) => type switch
    {
        "presence_update" => Merge(frame, PresenceFields),
        "cursor_update" when !frame.TryGetProperty("cursor", out _) => "cursor_update needs a cursor.",
        "cursor_update" => Merge(frame, CursorFields),
        _ => MergeTyping(frame, now, typingTimeout),
    };

    /// <summary>Ends typing that nobody ended.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool ExpireTyping(long now)
    {
        if (TypingUntil is not { } until || until > now) return false;
        TypingUntil = null;
        return _fields.Remove("typing");
    }

    /// <summary>Says how present somebody is who does not say so.</summary>
    /// <returns>Whether that changes anything.</returns>
    public bool Give(string status)
    {
        var changes = _given != status && !_fields.ContainsKey("status");
        _given = status;
        return changes;
    }

    /// <summary>The whole state as JSON, as an awareness client would send it.</summary>
    public byte[] ToState()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (!_fields.ContainsKey("status")) json.WriteString("status"u8, _given);
            foreach (var (name, value) in _fields)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value, skipInputValidation: true);
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private string? Merge(JsonElement frame, string[] names)
    {
        if (frame.TryGetProperty("status", out var status) && !IsStatus(status)) return "status is active, idle or away.";
        foreach (var name in names)
        {
            if (frame.TryGetProperty(name, out var value)) Set(name, value);
        }
        return null;
    }

    private string? MergeTyping(JsonElement frame, long now, long timeout)
    {
        if (!frame.TryGetProperty("in", out var where) || where.ValueKind != JsonValueKind.String
            || !frame.TryGetProperty("on", out var on) || on.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return "typing needs in and on.";
        }
        if (on.ValueKind == JsonValueKind.True)
        {
            Set("typing", where);
            TypingUntil = now + timeout;
        }
        else
        {
            _fields.Remove("typing");
            TypingUntil = null;
        }
        return null;
    }

    private void Set(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) _fields.Remove(name);
        else _fields[name] = System.Text.Encoding.UTF8.GetBytes(value.GetRawText());
    }

    private static bool IsStatus(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is "active" or "idle" or "away";
}
