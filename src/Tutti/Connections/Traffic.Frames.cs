using System.Collections.Frozen;
using Tutti.Rooms;

namespace Tutti.Connections;

/// <content>The frames that belong to the socket itself. Any other type is an action's.</content>
internal sealed partial class Traffic
{
    private const string SyncRequest = "sync_request";

    private static readonly FrozenSet<string> PresenceFrames =
        FrozenSet.Create(StringComparer.Ordinal, "presence_update", "cursor_update", "typing", "signal");

    // What clients say by themselves, whether anybody is there or not.
    private static readonly FrozenSet<string> Routine =
        FrozenSet.Create(StringComparer.Ordinal, "heartbeat", "join_session", "refresh_token", SyncRequest, "signal");

    private static readonly FrozenDictionary<string, Func<Traffic, JsonFrame, CancellationToken, ValueTask>> OwnFrames =
        new Dictionary<string, Func<Traffic, JsonFrame, CancellationToken, ValueTask>>(StringComparer.Ordinal)
        {
            ["join_session"] = static (traffic, frame, _) => traffic.JoinAgainAsync(frame),
            ["refresh_token"] = static (traffic, frame, cancel) => traffic.RefreshAsync(frame, cancel),
            ["heartbeat"] = static (traffic, frame, _) => traffic.Beat(frame),
            ["presence_update"] = static (traffic, frame, _) => traffic.PresenceAsync(frame),
            ["cursor_update"] = static (traffic, frame, _) => traffic.PresenceAsync(frame),
            ["typing"] = static (traffic, frame, _) => traffic.PresenceAsync(frame),
            ["signal"] = static (traffic, frame, _) => traffic.SignalAsync(frame),
            [SyncRequest] = static (traffic, frame, _) => traffic.PostAsync(RoomMessageKind.SyncRequest, frame.Ref),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Refusal OnlyOneself = new(RefusalCode.PermissionDenied, "The token belongs to someone else."),
        NotValid = new(RefusalCode.NotAuthenticated, "The token is not valid.");

    /// <summary>The types of the frames that belong to the socket itself.</summary>
    public static IEnumerable<string> FrameTypes => OwnFrames.Keys;

    private async ValueTask PostAsync(RoomMessageKind kind, object? detail) =>
        await PostAsync(new RoomMessage(kind, member, Detail: detail));

    // A whole state, and events of the past, cost more than what others do at the moment.
    private static bool ReadsThePast(JsonFrame frame) =>
        frame.Type == SyncRequest || (frame.Type == "join_session" && frame.Body.TryGetProperty("after"u8, out _));

    private ValueTask JoinAgainAsync(JsonFrame frame)
    {
        if (Handshake.TryAfter(frame, out var after)) return PostAsync(RoomMessageKind.Introduce, after);
        connection.Send(RoomFrames.Error(Handshake.BadAfter, frame.Ref));
        return default;
    }

    private ValueTask PresenceAsync(JsonFrame frame) =>
        PostAsync(RoomMessageKind.JsonPresence, new JsonPresenceFrame(frame.Type, frame.Body, frame.Ref));

    // It goes through the room, which answers: whoever was put out of it is not heard any more.
    private async ValueTask SignalAsync(JsonFrame frame)
    {
        if (!Signal.TryRead(frame, member.Person, out var signal, out var to))
        {
            connection.Send(RoomFrames.Error(Signal.Wrong, frame.Ref));
            return;
        }
        await PostAsync(new RoomMessage(RoomMessageKind.Tell, member, Detail: new Telling(signal, to, frame.Ref)));
    }

    private ValueTask Beat(JsonFrame frame)
    {
        connection.Send(RoomFrames.Heartbeat(services.Clock.GetUtcNow(), frame.Ref));
        return default;
    }

    private async ValueTask RefreshAsync(JsonFrame frame, CancellationToken cancellationToken)
    {
        var token = Handshake.Token(frame);
        var fresh = token is null || services.Tokens is null ? null : await services.Tokens.ReadAsync(token, cancellationToken);
        if (fresh is null)
        {
            connection.Send(RoomFrames.Error(NotValid, frame.Ref));
        }
        else if (fresh.Person.Id != member.Person.Id)
        {
            connection.Send(RoomFrames.Error(OnlyOneself, frame.Ref));
        }
        else
        {
            // Who someone is never changes on a socket; only how long the proof holds.
            member.Who = member.Who with { ExpiresAt = fresh.ExpiresAt, SessionId = fresh.SessionId, ProvenBy = fresh.ProvenBy };
            if (frame.Ref is not null) connection.Send(RoomFrames.Ack(frame.Ref));
        }
    }
}
