using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Crdt.Updates;
using Tutti.Rooms.States;

namespace Tutti.Rooms;

/// <summary>
/// One branch of one document while people are in it: one inbox, one loop, one message at a time.
/// <code>
///  sockets ──► inbox ──► EditGate ──► PendingEdits ──► Journal ──┐
///                │                                                │ committed
///                ├────► PresenceTable ──► tick ──► FanOut ◄───────┤
///                │                                   │            └──► RoomState, ack to the author
///                └────► Roster (who is here)         ▼
///                                                  outboxes
/// </code>
/// Nobody is shown what the store could forget: an edit is acknowledged, and reaches the others, after its commit.
/// The room never holds an update that cannot be integrated: one that lacks something before it is not taken in, and
/// its sender is asked for what is missing.
/// </summary>
internal sealed partial class Room : IJournalClient, IDisposable
{
    // How long presence waits for a commit that is under way, in milliseconds.
    private const long LongestWaitForCommit = 25;

    // Unbounded on its face; what a socket may have in it is bounded by Connection, and the journal, the timers and
    // the actions put in one message each. The loop goes on where a message is put in, on the thread of whoever did:
    // one hop less for each frame. So nothing may post while it holds a lock, and the journal's thread never posts itself.
    private readonly Channel<RoomMessage> _inbox = Channel.CreateUnbounded<RoomMessage>(
        new() { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly RoomServices _services;
    private readonly StoredRoom _stored;
    private readonly RoomState _state;
    private readonly PendingEdits _pending = new();
    private readonly PresenceTable _presence = new();
    private readonly Roster _roster;
    private readonly Pace _pace;
    private readonly FanOut _fanOut;
    private readonly SnapshotPolicy _snapshots;
    private readonly EventFeed _events;
    private readonly ITimer _timer;
    private readonly ILogger _logger;
    private KnownState _known = new();
    private EditGate _gate;
    private long _head, _timerDue = long.MaxValue, _emptySince;
    private bool _ended;

    public Room(RoomKey key, StoredRoom stored, long lastEvent, RoomServices services)
    {
        Key = key;
        _stored = stored;
        _services = services;
        _logger = services.Logger;
        _state = RoomState.Load(key, stored, _known);
        _gate = new EditGate(services.Options, _known, stored.Authors, services.Clock);
        _roster = new Roster(key, stored.Epoch, services);
        _pace = new Pace(services.Options.BusyDeliveries);
        _fanOut = new FanOut(_roster, _presence);
        _events = new EventFeed(lastEvent);
        _snapshots = new SnapshotPolicy(services.Options, stored);
        _head = stored.Position.Head;
        _emptySince = Now;
        _timer = services.Clock.CreateTimer(
            static room => ((Room)room!).Post(new RoomMessage(RoomMessageKind.Tick)), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Ended = Task.Run(RunAsync);
    }

    public RoomKey Key { get; }

    public Guid Epoch => _stored.Epoch;

    /// <summary>Ends when the room has closed.</summary>
    public Task Ended { get; }

    private long Now => _services.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Puts a message into the inbox.</summary>
    /// <returns>False when the room has closed; open it again.</returns>
    public bool Post(RoomMessage message) => _inbox.Writer.TryWrite(message);

    public void Appended(AppendOutcome outcome) => ThreadPool.UnsafeQueueUserWorkItem(
        static state => state.Room.Post(new RoomMessage(RoomMessageKind.Appended, Detail: state.Outcome)), (Room: this, Outcome: outcome), preferLocal: false);

    public void Dispose() => _timer.Dispose();

    private async Task RunAsync()
    {
        try
        {
            while (!_ended && await _inbox.Reader.WaitToReadAsync())
            {
                while (!_ended && _inbox.Reader.TryRead(out var message)) await HandleAsync(message);
                RunDueTicks();
                _fanOut.Flush();
            }
        }
        catch (Exception error)
        {
            // What is committed is safe; everyone comes back to a room read anew from the store.
            LogRoomFailed(error, Key.Document);
            CloseEverySocket(CloseCode.TryAgainLater);
        }
        finally
        {
            _inbox.Writer.TryComplete();
            await _timer.DisposeAsync();
            _pending.Abandon();
            LetGo();
            _roster.End();
            TurnAway();
        }
    }

    private async ValueTask HandleAsync(RoomMessage message)
    {
        if (message.Member is { } sender && IsOut(sender, message)) return;
        switch (message.Kind)
        {
            case RoomMessageKind.SyncStep2 or RoomMessageKind.Update:
                await EditAsync(message.Member!, message.Data, message.Kind == RoomMessageKind.SyncStep2);
                break;
            case RoomMessageKind.Request:
                await EditAsync((RequestedEdit)message.Detail!);
                break;
            case RoomMessageKind.Awareness:
                HearAwareness(message.Member!, message.Data);
                break;
            case RoomMessageKind.Appended:
                if ((AppendOutcome)message.Detail! == AppendOutcome.Stale) await LookAgainAsync();
                else Appended((AppendOutcome)message.Detail!, Now);
                break;
            case RoomMessageKind.Tick:
                _timerDue = long.MaxValue;
                break;
            case RoomMessageKind.Join:
                await JoinAsync(message.Member!);
                break;
            case RoomMessageKind.Leave:
                Leave(message.Member!);
                break;
            case RoomMessageKind.SyncStep1:
                AnswerStep1(message.Member!, message.Data);
                break;
            case RoomMessageKind.QueryAwareness:
                if (!_presence.IsEmpty) message.Member!.Send(_presence.AllAsAwareness());
                message.Member!.Socket.Settled(message.Data.Length);
                break;
            case RoomMessageKind.JsonPresence:
                HearJson(message.Member!, message.Data.Length, (JsonPresenceFrame)message.Detail!);
                break;
            case RoomMessageKind.Introduce:
                await IntroduceAsync(message.Member!, (long?)message.Detail);
                message.Member!.Socket.Settled(message.Data.Length);
                break;
            case RoomMessageKind.SessionEnded:
                EndSession((string)message.Detail!);
                break;
            case RoomMessageKind.PersonChanged:
                Show((Person)message.Detail!);
                break;
            case RoomMessageKind.SyncRequest:
                await AnswerSyncRequestAsync(message.Member!, (string?)message.Detail, message.Data.Length);
                break;
            case RoomMessageKind.Publish:
                Publish((RoomEvent)message.Detail!);
                break;
            case RoomMessageKind.EventsRead:
                EventsRead(message.Member, (EventReading)message.Detail!);
                break;
            case RoomMessageKind.CaughtUp:
                await HelpSlowReaderAsync(message.Member!, (OutboxOverflow)message.Detail!);
                break;
            case RoomMessageKind.ReadState:
                ((TaskCompletionSource<RoomReading>)message.Detail!).TrySetResult(_state.Read());
                break;
            case RoomMessageKind.Joined:
                _state.Adopt((RoomReading)message.Detail!);
                break;
            case RoomMessageKind.RightsChanged:
                foreach (var member in _roster.All.ToArray()) await RefreshRightsAsync(member);
                break;
            case RoomMessageKind.RulesChanged:
                await RulesChangedAsync();
                break;
            case RoomMessageKind.WhoIsHere:
                ((TaskCompletionSource<IReadOnlyList<PresentPerson>>)message.Detail!).TrySetResult(_roster.Present(_presence));
                break;
            case RoomMessageKind.Tell:
                Tell((Telling)message.Detail!, message.Member);
                message.Member?.Socket.Settled(message.Data.Length);
                break;
            case RoomMessageKind.PutOut:
                var (person, code, reason) = ((PersonId, CloseCode, string))message.Detail!;
                PutOut(person, code, reason);
                break;
            case RoomMessageKind.SnapshotDone:
                _snapshots.Done((SnapshotResult)message.Detail!);
                break;
            case RoomMessageKind.Sweep:
                await EndRightsAsync();
                Sweep(Now);
                break;
            case RoomMessageKind.CloseAll:
                CloseEverySocket((CloseCode)message.Detail!);
                break;
            case RoomMessageKind.Drain:
                Drain();
                break;
        }
    }

    private void RunDueTicks()
    {
        var now = Now;
        if (_presence.HasChanges) _pace.WantPresence(_roster.Count, now);
        if (_pace.TakeEdits(now)) Submit();
        // Edits that will be committed in a moment take presence along in the same write, so that no cursor runs ahead of
        // the text it stands in; when the store is slow it goes on without them.
        var isCommitting = _pending.IsUnderWay && now - _submittedAt < LongestWaitForCommit;
        if (_presence.HasChanges && !isCommitting && _pace.TakePresence(now, _fanOut.HasEdits)) _fanOut.Presence();
        if (_pace.NextDue is not { } due || due >= _timerDue) return;
        _timerDue = due;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, due - now)), Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(110, LogLevel.Error, "The room of document {Document} failed and closed; its sockets will come back")]
    private partial void LogRoomFailed(Exception error, DocumentId document);
}
