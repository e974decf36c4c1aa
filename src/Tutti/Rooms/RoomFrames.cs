using System.Buffers;
using System.Text.Json;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;
using Tutti.Store;
using Frame = Tutti.Connections.Frame;

namespace Tutti.Rooms;

/// <summary>The frames a room says by itself, as <c>docs/protocol.md</c> has them.</summary>
internal static class RoomFrames
{
    public static Frame Resync { get; } = Frame.Text("""{"type":"resync"}"""u8);

    /// <summary>As <see cref="Resync"/>, standing for the state that the client then asks for itself.</summary>
    public static Frame ResyncInsteadOfState { get; } = Frame.Text("""{"type":"resync"}"""u8, FrameKind.State);

    public static Frame Step1(StateVector known) =>
        Frame.Binary(SyncMessage.ToFrame(SyncStep.Step1, known.Encode()), FrameKind.Control);

    public static Frame Acknowledged(long upTo) => Write("ack", json => json.WriteNumber("upto"u8, upTo));

    public static Frame Ack(string reference) => Write("ack", json => json.WriteString("ref"u8, reference));

    public static Frame Refused(Refusal refusal, long update) => Write("error", json =>
    {
        WriteRefusal(json, refusal);
        json.WriteNumber("update"u8, update);
    });

    public static Frame Error(Refusal refusal, string? reference) => Write("error", json =>
    {
        WriteRefusal(json, refusal);
        if (reference is not null) json.WriteString("ref"u8, reference);
    });

    public static Frame Heartbeat(DateTimeOffset now, string? reference) => Write("heartbeat", json =>
    {
        json.WriteString("server_time"u8, Timestamps.Text(now));
        if (reference is not null) json.WriteString("ref"u8, reference);
    });

    public static Frame State(DocumentId document, ReadOnlySpan<byte> state, string? reference)
    {
        var encoded = Convert.ToBase64String(state);
        return Write(
            "state",
            json =>
            {
                json.WriteString("document_id"u8, document.ToString());
                json.WriteString("update"u8, encoded);
                if (reference is not null) json.WriteString("ref"u8, reference);
            },
            FrameKind.State);
    }

    /// <summary>The content as JSON, with its version.</summary>
    public static Frame Content(DocumentId document, long version, ReadOnlySpan<byte> content, string? reference)
    {
        var copy = content.ToArray();
        return Write(
            "state",
            json =>
            {
                json.WriteString("document_id"u8, document.ToString());
                json.WriteNumber("version"u8, version);
                json.WritePropertyName("content"u8);
                json.WriteRawValue(copy, skipInputValidation: true);
                if (reference is not null) json.WriteString("ref"u8, reference);
            },
            FrameKind.State);
    }

    public static Frame ContentUpdate(ReadOnlySpan<byte> update, long version)
    {
        var encoded = Convert.ToBase64String(update);
        return Write(
            "content_update",
            json =>
            {
                json.WriteNumber("version"u8, version);
                json.WriteString("update"u8, encoded);
            },
            FrameKind.Document);
    }

    /// <summary>Changes of one kind: of texts as <c>changes</c>, of everything else as <c>patch</c>.</summary>
    public static Frame ContentUpdate(IReadOnlyList<ContentChange> changes, long version) => Write(
        "content_update",
        json =>
        {
            json.WriteNumber("version"u8, version);
            json.WriteStartArray(changes[0].IsText ? "changes"u8 : "patch"u8);
            foreach (var change in changes) json.WriteRawValue(change.Json.Span, skipInputValidation: true);
            json.WriteEndArray();
        },
        FrameKind.Document);

    public static Frame PermissionsChanged(DocumentId document, DocumentRights rights, long now) => Write("permissions_changed", json =>
    {
        json.WriteString("document_id"u8, document.ToString());
        WriteRights(json, rights);
        json.WriteString("timestamp"u8, Timestamps.Text(DateTimeOffset.FromUnixTimeMilliseconds(now)));
    });

    public static Frame Joined(DocumentId document, Participant participant) => Write("user_joined", json =>
    {
        json.WriteString("document_id"u8, document.ToString());
        json.WritePropertyName("participant"u8);
        WriteParticipant(json, participant);
        json.WriteString("timestamp"u8, Timestamps.Text(participant.JoinedAt));
    });

    public static Frame Left(DocumentId document, Participant participant, DateTimeOffset now) =>
        About("user_left", document, participant, now);

    public static Frame Updated(DocumentId document, Participant participant, DateTimeOffset now) =>
        About("user_updated", document, participant, now);

    private static Frame About(string type, DocumentId document, Participant participant, DateTimeOffset now) => Write(type, json =>
    {
        json.WriteString("document_id"u8, document.ToString());
        json.WritePropertyName("participant"u8);
        WriteParticipant(json, participant);
        json.WriteString("timestamp"u8, Timestamps.Text(now));
    });

    public static Frame Connected(
        RoomKey key,
        Guid epoch,
        Member member,
        Participant you,
        IEnumerable<Participant> participants,
        PresenceTable presence,
        EditRules rules,
        long stateBytes,
        long lastEvent,
        RoomServices services) => Write("connected", json =>
    {
        json.WriteString("document_id"u8, key.Document.ToString());
        json.WriteString("branch"u8, key.Branch);
        json.WriteString("epoch"u8, epoch.ToString("D"));
        json.WritePropertyName("you"u8);
        WriteParticipant(json, you);
        WriteRights(json, member.Rights);
        json.WriteStartArray("participants"u8);
        foreach (var participant in participants) WriteParticipant(json, participant);
        json.WriteEndArray();
        json.WriteStartArray("presence"u8);
        if (!member.Dialect.SpeaksBinary()) presence.WriteAll(json);
        json.WriteEndArray();
        foreach (var (name, shown) in rules.Shown)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(shown.Span, skipInputValidation: true);
        }
        json.WriteNumber("last_event"u8, lastEvent);
        if (member.StateAddress is { } address && stateBytes >= services.Options.StateByHttpBytes)
        {
            json.WriteStartObject("state"u8);
            json.WriteString("url"u8, address);
            json.WriteNumber("bytes"u8, stateBytes);
            json.WriteEndObject();
        }
        json.WriteStartObject("limits"u8);
        json.WriteNumber("update_bytes"u8, services.Options.UpdateBytes);
        json.WriteNumber("document_bytes"u8, services.Options.DocumentBytes);
        json.WriteNumber("presence_bytes"u8, PresenceStamp.MaxBytes);
        json.WriteEndObject();
        json.WriteString("server_time"u8, Timestamps.Text(services.Clock.GetUtcNow()));
    });

    private static void WriteParticipant(Utf8JsonWriter json, Participant participant)
    {
        var person = participant.Person;
        json.WriteStartObject();
        json.WriteString("id"u8, person.Id.ToString());
        json.WriteString("user_id"u8, person.Id.ToString());
        json.WriteString("name"u8, person.Name);
        json.WriteString("color"u8, person.Color);
        if (person.Avatar is not null) json.WriteString("avatar"u8, person.Avatar);
        json.WriteBoolean("guest"u8, person.IsGuest);
        json.WriteString("role"u8, RoleNames.Of(participant.Role));
        json.WriteString("joined_at"u8, Timestamps.Text(participant.JoinedAt));
        json.WriteEndObject();
    }

    private static void WriteRights(Utf8JsonWriter json, DocumentRights rights)
    {
        json.WriteString("role"u8, RoleNames.Of(rights.Role));
        json.WriteStartArray("permissions"u8);
        foreach (var permission in Enum.GetValues<Permission>())
        {
            if (permission != Permission.None && rights.May(permission)) json.WriteStringValue(PermissionNames.Of(permission));
        }
        json.WriteEndArray();
    }

    private static void WriteRefusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteString("error_code"u8, refusal.WireCode);
        json.WriteString("message"u8, refusal.Message);
        if (refusal.Conflict is { } conflict)
        {
            json.WritePropertyName("conflict"u8);
            conflict.WriteTo(json);
        }
        if (refusal.Lock is { } inTheWay)
        {
            json.WritePropertyName("lock"u8);
            inTheWay.WriteTo(json);
        }
        if (refusal.RetryAfter is { } wait) json.WriteNumber("retry_after_ms"u8, (long)Math.Ceiling(wait.TotalMilliseconds));
        json.WriteString("timestamp"u8, Timestamps.Text(TimeProvider.System.GetUtcNow()));
    }

    private static Frame Write(string type, Action<Utf8JsonWriter> body, FrameKind kind = FrameKind.Control)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, type);
            body(json);
            json.WriteEndObject();
        }
        return Frame.Text(buffer.WrittenSpan, kind);
    }
}
