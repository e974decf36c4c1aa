using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Crdt;

namespace Tutti.Client.Rooms;

/// <summary>
/// One document, live: a copy that is kept in step with the server over any number of connections. What is changed here is sent until the
/// server has it on its disk. Events and callbacks come one at a time, from the room's own loop; safe for many threads.
/// </summary>
public sealed partial class LiveRoom : IAsyncDisposable
{
    private readonly TuttiClient _client;
    private readonly LiveRoomOptions _options;
    private readonly string _document;
    private readonly Lock _gate = new();
    private readonly List<(Func<bool> Holds, TaskCompletionSource Waiting)> _waiters = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventFeed _feed;
    private YDoc _doc;
    private SaveLedger _ledger = new();
    private Task? _running;
    private bool _synced;
    private TuttiException? _lost;

    internal LiveRoom(TuttiClient client, string document, LiveRoomOptions options)
    {
        _client = client;
        _document = document;
        _options = options;
        _feed = new EventFeed(options.After, frame => Happened?.Invoke(frame), () => Missed?.Invoke(), () => Drop());
        _doc = NewDocument();
        // Whoever only wants to edit need not look at how it ended.
        _ = _ended.Task.ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
    }

    /// <summary>The status has changed.</summary>
    public event Action<RoomStatus>? StatusChanged;

    /// <summary>
    /// A JSON frame of the server's: an event, once and in order, or something live such as <c>session_update</c> or <c>user_joined</c>.
    /// </summary>
    public event Action<JsonElement>? Happened;

    /// <summary>Events are lost for good; whoever shows what follows from them reads it anew.</summary>
    public event Action? Missed;

    /// <summary>The server did not take what was changed here, or replaced the document.</summary>
    public event Action<RefusedChange>? Refused;

    /// <summary>How the room stands.</summary>
    public RoomStatus Status { get; private set; } = RoomStatus.Connecting;

    /// <summary>Whether one may change the document, as far as the server has said.</summary>
    public bool CanEdit { get; private set; }

    /// <summary>The number of the last event heard of; null before the first connection.</summary>
    public long? LastEvent => _feed.Last;

    /// <summary>Whether something changed here is not known to be on the server's disk.</summary>
    public bool HasUnsaved
    {
        get
        {
            lock (_gate) return _ledger.HasUnsaved;
        }
    }

    /// <summary>Ends when the room is disposed of; fails with a <see cref="TuttiException"/> when the server will not have it any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Connects, and waits until the document is here (or, without it, until the server has let the room in).</summary>
    /// <exception cref="TuttiException">The server refused for good. One that cannot be reached is tried on and on.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate) _running ??= Task.Run(RunAsync, CancellationToken.None);
        return WaitAsync(() => _options.FollowsDocument ? _synced : Status == RoomStatus.Connected, cancellationToken);
    }

    /// <summary>Changes the document, in one transaction that is one message.</summary>
    /// <param name="change">The change; it must not keep the document.</param>
    public void Edit(Action<YDoc> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate) _doc.Transact(transaction => change(transaction.Document));
    }

    /// <summary>Reads the document.</summary>
    /// <param name="reading">What is to be read; it must not keep the document.</param>
    public T Read<T>(Func<YDoc, T> reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        lock (_gate) return reading(_doc);
    }

    /// <summary>Waits until everything changed here until now is on the server's disk.</summary>
    /// <exception cref="TuttiException">The server refused it, or the room has ended.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default)
    {
        long change;
        SaveLedger ledger;
        lock (_gate)
        {
            // What was refused before anybody waited for it is not saved either; it is said once.
            if (_lost is { } lost)
            {
                _lost = null;
                return Task.FromException(lost);
            }
            (change, ledger) = (_ledger.Change, _ledger);
        }
        return WaitAsync(() => ledger.IsSaved(change), cancellationToken);
    }

    /// <summary>Waits until the server is there and has less than so much to take in: for programs that write faster than a person.</summary>
    /// <param name="mostUnacknowledged">Bytes that may be on their way; 256 KiB keeps within the server's default budgets.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task ReadyAsync(long mostUnacknowledged = 256 * 1024, CancellationToken cancellationToken = default) =>
        WaitAsync(() => _synced && _ledger.IsAnswered && _ledger.Unacknowledged < mostUnacknowledged, cancellationToken);

    /// <summary>Shows others what one does: <c>activity</c>, <c>file</c>, <c>cursor</c> and the like; the server adds who it is.</summary>
    /// <param name="state">The state, 16 KiB at most; null to be seen no more.</param>
    public void ShowPresence(JsonObject? state)
    {
        lock (_gate)
        {
            _presence = state is null ? "null"u8.ToArray() : System.Text.Encoding.UTF8.GetBytes(state.ToJsonString());
            SendPresence();
        }
    }

    /// <summary>Leaves. What is not saved by then is lost: <see cref="FlushAsync"/> first.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_running is { } running) await running.ConfigureAwait(false);
        End(null);
        _stop.Dispose();
        _doc.Dispose();
    }

    private YDoc NewDocument()
    {
        // The server has checked what it sends; a first state may be large.
        var doc = new YDoc(new YDocOptions { Budget = WorkBudget.Trusted });
        _options.Observe?.Invoke(doc);
        doc.Updated += update =>
        {
            if (ReferenceEquals(update.Origin, this)) return;
            _ledger.Changed();
            // Before the server's question is answered everything goes into that answer.
            if (_ledger.IsAnswered) SendUpdate(Crdt.Protocol.SyncStep.Update, update.Bytes.ToArray());
        };
        return doc;
    }

    private void StartOver(RefusedChange refused)
    {
        lock (_gate)
        {
            refused = refused with { HadUnsaved = _ledger.HasUnsaved };
            _doc.Dispose();
            _ledger = new SaveLedger();
            _synced = false;
            _doc = NewDocument();
            var why = new TuttiException(refused.Code, refused.Message);
            if (refused.HadUnsaved && _waiters.Count == 0) _lost = why;
            Fail(why);
        }
        Refused?.Invoke(refused);
    }

    private void Turn(RoomStatus status)
    {
        lock (_gate)
        {
            if (Status == status || Status == RoomStatus.Ended) return;
            Status = status;
        }
        StatusChanged?.Invoke(status);
        Tell();
    }

    private void End(TuttiException? why)
    {
        Turn(RoomStatus.Ended);
        if (why is null) _ended.TrySetResult();
        else _ended.TrySetException(why);
        lock (_gate) Fail(why ?? new TuttiException("SESSION_ENDED", "The room is closed."));
    }

    private Task WaitAsync(Func<bool> holds, CancellationToken cancellationToken)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (holds()) return Task.CompletedTask;
            if (Status == RoomStatus.Ended) return _ended.Task.IsFaulted ? _ended.Task : Task.FromException(new TuttiException("SESSION_ENDED", "The room is closed."));
            _waiters.Add((holds, waiting));
        }
        return waiting.Task.WaitAsync(cancellationToken);
    }

    // Something has changed that somebody may wait for.
    private void Tell()
    {
        lock (_gate)
        {
            foreach (var waiter in _waiters.ToList())
            {
                if (!waiter.Holds()) continue;
                waiter.Waiting.TrySetResult();
                _waiters.Remove(waiter);
            }
        }
    }

    private void Fail(TuttiException why)
    {
        foreach (var (_, waiting) in _waiters)
        {
            waiting.TrySetException(why);
            _ = waiting.Task.Exception;
        }
        _waiters.Clear();
    }
}
