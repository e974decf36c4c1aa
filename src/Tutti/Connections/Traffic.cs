using Tutti.Crdt;
using Tutti.Crdt.Protocol;
using Tutti.Rooms;
using Protocol = Tutti.Crdt.Protocol;

namespace Tutti.Connections;

/// <summary>What comes on a socket that has joined its room: told apart, held to its budgets, handed on.</summary>
internal sealed partial class Traffic(
    Connection connection, Member member, Room room, RoomKey key, IWire wire, ConnectionServices services)
{
    private const double Burst = 2;

    // A sender this deep in debt is not typing fast, it is flooding.
    private const double LongestPauseMilliseconds = 20_000;

    private static readonly Refusal TooFast = new(RefusalCode.RateLimited, "Too much in too short a time.");

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
            var message = await wire.ReadAsync(cancellationToken);
            if (message.Outcome == MessageOutcome.Closed || connection.IsClosing) return;
            if (message.Outcome == MessageOutcome.TooBig)
            {
                connection.Close(CloseCode.FrameTooBig, CloseReasons.Of(CloseCode.FrameTooBig));
                return;
            }
            member.LastHeard = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            connection.Meter.Count(message.Data.Length);
            var goesOn = message.IsText ? await TextAsync(message.Data, cancellationToken) : await BinaryAsync(message.Data);
            if (!goesOn) return;
        }
    }

    private async ValueTask<bool> BinaryAsync(ReadOnlyMemory<byte> data)
    {
        if (!member.Dialect.SpeaksBinary()) return Bad("this dialect has no binary frames");
        if (Parse(data) is not { } parsed) return Bad("not a frame of the protocol");
        if (parsed.Kind == RoomMessageKind.Update) member.LastActive = member.LastHeard;
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
        if (!Routine.Contains(frame.Type)) member.LastActive = member.LastHeard;
        var pause = PresenceFrames.Contains(frame.Type) ? _presence.Spend(1, Now) : _frames.Spend(1, Now);
        if (ReadsThePast(frame)) pause = Math.Max(pause, _syncs.Spend(1, Now));
        if (OwnFrames.TryGetValue(frame.Type, out var answer)) await answer(this, frame, cancellationToken);
        else connection.Send(await RunActionAsync(frame, cancellationToken));
        return await PauseAsync(pause);
    }

    // The proof is the socket's; what the person looks like is what they look like now.
    private ValueTask<Frame> RunActionAsync(JsonFrame frame, CancellationToken cancellationToken) => services.Actions.RunAsync(
        frame, member.Who with { Person = member.Person }, member.Actor.Address, key.Document, cancellationToken);

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
