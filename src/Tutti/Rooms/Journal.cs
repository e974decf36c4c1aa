using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Rooms.Rules;

namespace Tutti.Rooms;

/// <summary>
/// The one writer of all rooms of this process. It commits at once; what arrives while a commit runs goes into the next
/// one together, for all rooms, so that a busy server pays for few disk writes and an idle one waits for nothing.
/// </summary>
/// <remarks>
/// An append whose answer is lost is neither retried blindly nor taken as refused. Fence and head are read again:
/// another fence means someone else owns the room; the head where it was means nothing was written, so the append is
/// tried again; the head moved on by the batch means it landed. Until one of these is known nothing is acknowledged.
/// <para>
/// Each append carries the numbers of rights and rules under which it was let in. A change of either raises its number together with
/// its commit, and the journal compares it together with its own, so that no edit is stored after the commit that took the right
/// to make it away: such an append is given back, and its room looks again who may write.
/// </para>
/// </remarks>
internal sealed partial class Journal : IAsyncDisposable
{
    // Commits of a busy server start this far apart. A lone edit never waits; when they come faster than the disk turns,
    // a few milliseconds gather many rooms into one commit, whose cost hardly depends on how much is in it.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(4);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(20), LastRetry = TimeSpan.FromSeconds(1);

    private readonly IRoomLog _log;
    private readonly PermissionVersions _permissions;
    private readonly RuleVersions _rules;
    private readonly TimeProvider _clock;
    private readonly ILogger<Journal> _logger;
    private readonly Channel<JournalEntry> _inbox = Channel.CreateUnbounded<JournalEntry>(new() { SingleReader = true });
    private readonly Task _loop;
    private readonly CancellationTokenSource _stop = new();

    // Rooms have at most one append under way each, so the inbox is bounded by the number of open rooms.
    public Journal(IRoomLog log, PermissionVersions permissions, RuleVersions rules, TimeProvider clock, ILogger<Journal> logger)
    {
        _log = log;
        _permissions = permissions;
        _rules = rules;
        _clock = clock;
        _logger = logger;
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How many commits were made, for statistics and tests.</summary>
    public long Commits { get; private set; }

    /// <summary>Hands over one room's batch. The room is told the outcome; it must not append again before.</summary>
    public void Append(RoomAppend append, IJournalClient client)
    {
        if (!_inbox.Writer.TryWrite(new JournalEntry(append, client))) client.Appended(AppendOutcome.Fenced);
    }

    /// <summary>Commits what was handed over, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_inbox.Writer.TryComplete())
        {
            await _loop;
            return;
        }
        // A disk that does not answer must not keep the process from ending.
        _stop.CancelAfter(TimeSpan.FromSeconds(5));
        await _loop;
        _stop.Dispose();
    }

    // On a thread of its own: a commit blocks it for the length of a disk write, which no pool thread should be.
    private void Run()
    {
        var batch = new List<JournalEntry>();
        var last = 0L;
        while (WaitForWork())
        {
            var early = Gathering - _clock.GetElapsedTime(last);
            if (last != 0 && early > TimeSpan.Zero) _stop.Token.WaitHandle.WaitOne(early);
            last = _clock.GetTimestamp();
            while (_inbox.Reader.TryRead(out var entry)) batch.Add(entry);
            Commit(batch);
            batch.Clear();
        }
    }

    private bool WaitForWork()
    {
        var wait = _inbox.Reader.WaitToReadAsync();
        return wait.IsCompleted ? wait.GetAwaiter().GetResult() : wait.AsTask().GetAwaiter().GetResult();
    }

    private void Commit(List<JournalEntry> batch)
    {
        var delay = FirstRetry;
        var known = true;
        while (batch.Count > 0)
        {
            if (known && TryCommit(batch)) return;
            // Acknowledgements wait; the rooms stay live. Whether it works again is only known by trying.
            if (_stop.Token.WaitHandle.WaitOne(delay)) break;
            delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, LastRetry.Ticks));
            known = TryResolve(batch);
        }
        foreach (var entry in batch) entry.Client.Appended(AppendOutcome.Fenced);
    }

    private bool TryCommit(List<JournalEntry> batch)
    {
        try
        {
            var outcomes = _log.Append(batch.ConvertAll(entry => entry.Append), Holds);
            Commits++;
            for (var i = 0; i < batch.Count; i++) batch[i].Client.Appended(outcomes[i]);
            return true;
        }
        catch (Exception error)
        {
            LogAppendFailed(error, batch.Count);
            return false;
        }
    }

    private bool Holds(RoomAppend append) =>
        _permissions.Current(append.Rights.Document) + _rules.Current(append.Rights.Document) == append.Rights.Number;

    // Leaves in the batch what is certainly not written and still ours to write; false when that cannot be learned yet.
    private bool TryResolve(List<JournalEntry> batch)
    {
        try
        {
            for (var i = batch.Count - 1; i >= 0; i--)
            {
                var (append, client) = batch[i];
                var position = _log.Position(append.RoomId);
                if (position.Fence == append.Fence && position.Head == append.Head) continue;
                var landed = position.Fence == append.Fence && position.Head == append.Head + append.Count;
                client.Appended(landed ? AppendOutcome.Committed : AppendOutcome.Fenced);
                batch.RemoveAt(i);
            }
            return true;
        }
        catch (Exception error)
        {
            LogAppendFailed(error, batch.Count);
            return false;
        }
    }

    [LoggerMessage(100, LogLevel.Error, "Appending for {Rooms} rooms failed; nothing is acknowledged until the store answers")]
    private partial void LogAppendFailed(Exception error, int rooms);

    private readonly record struct JournalEntry(RoomAppend Append, IJournalClient Client);
}

/// <summary>Who waits for an append; called once per append, from the journal's thread, and must return at once.</summary>
internal interface IJournalClient
{
    void Appended(AppendOutcome outcome);
}
