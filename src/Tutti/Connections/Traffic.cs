using System.Net.WebSockets;
using Tutti.Crdt;
using Tutti.Crdt.Protocol;
using Tutti.Rooms;
using Protocol = Tutti.Crdt.Protocol;

namespace Tutti.Connections;

/// <summary>What comes on a socket that has joined its room: told apart, held to its budgets, handed on.</summary>
internal sealed class Traffic(
    Connection connection, Member member, Room room, RoomKey key, MessageReader reader, ConnectionServices services)
{
    private const double Burst = 2;

    // A sender this deep in debt is not typing fast, it is flooding.
    private const double LongestPauseMilliseconds = 20_000;

    private static readonly Refusal TooFast = new(RefusalCode.RateLimited, "Too much in too short a time."),
        OnlyOneself = new(RefusalCode.PermissionDenied, "The token belongs to someone else.");

    private readonly SocketsOptions _options = services.Sockets;
    private RateBudget _updates = new(services.Sockets.UpdatesPerSecond, Burst, 0),
        _updateBytes = new(services.Sockets.UpdateBytesPerSecond, Burst, 0),
        _presence = new(services.Sockets.PresencePerSecond, Burst, 0),
        _frames = new(services.Sockets.FramesPerSecond, Burst, 0),
        _syncs = new(services.Sockets.SyncsPerMinute / 60.0, 60, 0);

    private long Now => (long)services.Clock.GetElapsedTime(0).TotalMilliseconds;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!connection.IsClosing)
        {
            var message = await reader.ReadAsync(cancellationToken);
            if (message.Outcome == MessageOutcome.Closed || connection.IsClosing) return;
            if (message.Outcome == MessageOutcome.TooBig)
            {
                connection.Close(CloseCode.FrameTooBig, CloseReasons.Of(CloseCode.FrameTooBig));
                return;
            }
            member.LastHeard = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            var goesOn = message.Type == WebSocketMessageType.Binary
                ? await BinaryAsync(message.Data)
                : await TextAsync(message.Data, cancellationToken);
            if (!goesOn) return;
        }
    }

    private async ValueTask<bool> BinaryAsync(ReadOnlyMemory<byte> data)
    {
        if (!member.Dialect.SpeaksBinary()) return Bad("this dialect has no binary frames");
        if (Parse(data) is not { } parsed) return Bad("not a frame of the protocol");
        var pause = parsed.Kind switch
        {
            RoomMessageKind.Awareness or RoomMessageKind.QueryAwareness => _presence.Spend(1, Now),
            RoomMessageKind.SyncStep1 => _syncs.Spend(1, Now),
            _ => Math.Max(_updates.Spend(1, Now), _updateBytes.Spend(parsed.Data.Length, Now)),
        };
        if (parsed.Kind is RoomMessageKind.Update or RoomMessageKind.SyncStep2 && parsed.Data.Length > services.Rooms.UpdateBytes)
        {
            connection.Close(CloseCode.TooLarge, CloseReasons.Of(CloseCode.TooLarge));
            return false;
        }
        return await PostAsync(parsed) && await PauseAsync(pause);
    }

    // The payload is copied out of the read buffer: an update is kept as it is, in the journal and in the room.
    private RoomMessage? Parse(ReadOnlyMemory<byte> data)
    {
        try
        {
            var frame = Protocol.Frame.Read(data.Span);
            switch (frame.Type)
            {
                case MessageType.Sync:
                    var sync = SyncMessage.Read(frame.Body);
                    var kind = sync.Step switch
                    {
                        SyncStep.Step1 => RoomMessageKind.SyncStep1,
                        SyncStep.Step2 => RoomMessageKind.SyncStep2,
                        _ => RoomMessageKind.Update,
                    };
                    return new RoomMessage(kind, member, sync.Payload.ToArray());
                case MessageType.Awareness:
                    return new RoomMessage(RoomMessageKind.Awareness, member, frame.ReadAwareness().ToArray());
                case MessageType.QueryAwareness:
                    return new RoomMessage(RoomMessageKind.QueryAwareness, member);
                default:
                    return null;
            }
        }
        catch (CrdtException)
        {
            return null;
        }
    }

    private async ValueTask<bool> TextAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (!member.Dialect.SpeaksJson()) return Bad("this dialect has no text frames");
        if (JsonFrame.Read(data) is not { } frame) return Bad("not a JSON frame of the protocol");
        var isPresence = frame.Type is "presence_update" or "cursor_update" or "typing";
        var pause = isPresence ? _presence.Spend(1, Now) : _frames.Spend(1, Now);
        switch (frame.Type)
        {
            case "heartbeat":
                connection.Send(RoomFrames.Heartbeat(services.Clock.GetUtcNow(), frame.Ref));
                break;
            case "presence_update" or "cursor_update" or "typing":
                await PostAsync(new RoomMessage(
                    RoomMessageKind.JsonPresence, member, Detail: new JsonPresenceFrame(frame.Type, frame.Body, frame.Ref)));
                break;
            case "sync_request":
                pause = Math.Max(pause, _syncs.Spend(1, Now));
                await PostAsync(new RoomMessage(RoomMessageKind.SyncRequest, member, Detail: frame.Ref));
                break;
            case "join_session":
                pause = Math.Max(pause, await JoinAgainAsync(frame));
                break;
            case "refresh_token":
                await RefreshAsync(frame, cancellationToken);
                break;
            default:
                connection.Send(await services.Actions.RunAsync(frame, member.Who, member.Actor.Address, key.Document, cancellationToken));
                break;
        }
        return await PauseAsync(pause);
    }

    private async ValueTask<double> JoinAgainAsync(JsonFrame frame)
    {
        if (!Handshake.TryAfter(frame, out var after))
        {
            connection.Send(RoomFrames.Error(Handshake.BadAfter, frame.Ref));
            return 0;
        }
        await PostAsync(new RoomMessage(RoomMessageKind.Introduce, member, Detail: after));
        // The past is read from the store, as a whole state is.
        return after is null ? 0 : _syncs.Spend(1, Now);
    }

    private async ValueTask RefreshAsync(JsonFrame frame, CancellationToken cancellationToken)
    {
        var token = Handshake.Token(frame);
        var fresh = token is null || services.Tokens is null ? null : await services.Tokens.ReadAsync(token, cancellationToken);
        if (fresh is null)
        {
            connection.Send(RoomFrames.Error(new Refusal(RefusalCode.NotAuthenticated, "The token is not valid."), frame.Ref));
        }
        else if (fresh.Person.Id != member.Person.Id)
        {
            connection.Send(RoomFrames.Error(OnlyOneself, frame.Ref));
        }
        else
        {
            // Who someone is never changes on a socket; only how long the proof holds.
            member.Who = member.Who with { ExpiresAt = fresh.ExpiresAt, SessionId = fresh.SessionId };
            if (frame.Ref is not null) connection.Send(RoomFrames.Ack(frame.Ref));
        }
    }

    private async ValueTask<bool> PostAsync(RoomMessage message)
    {
        if (await connection.PostAsync(room, message)) return true;
        connection.Close(CloseCode.TryAgainLater, CloseReasons.Of(CloseCode.TryAgainLater));
        return false;
    }

    private async ValueTask<bool> PauseAsync(double milliseconds)
    {
        if (milliseconds <= 0) return true;
        if (milliseconds > LongestPauseMilliseconds)
        {
            connection.Close(CloseCode.Flooding, CloseReasons.Of(CloseCode.Flooding));
            return false;
        }
        if (member.Dialect.SpeaksJson())
            connection.Send(RoomFrames.Error(TooFast with { RetryAfter = TimeSpan.FromMilliseconds(milliseconds) }, null));
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), services.Clock, connection.Ended);
        return true;
    }

    private bool Bad(string reason)
    {
        connection.Close(CloseCode.BadMessage, reason);
        return false;
    }
}
