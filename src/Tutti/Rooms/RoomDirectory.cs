using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Crdt;
using Tutti.Crdt.Updates;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;
using Tutti.Rooms.States;
using Tutti.Store;

namespace Tutti.Rooms;

/// <summary>The open rooms of this process: opens, finds, sweeps, drains.</summary>
internal sealed partial class RoomDirectory : IRoomGateway, IAsyncDisposable
{
    private readonly RoomServices _services;
    private readonly IRoomSeeds _seeds;
    private readonly EncodedStates _states;
    private readonly ILogger<RoomDirectory> _logger;

    // Lazy, since GetOrAdd may run its factory twice at once, and a room opened twice would fence itself.
    private readonly ConcurrentDictionary<RoomKey, Lazy<Task<Room>>> _rooms = new();
    private readonly MemoryTidy _tidy = new();
    private readonly ITimer _sweeper;
    private bool _draining;

    public RoomDirectory(RoomServices services, RuleVersions rules, IRoomSeeds seeds, EncodedStates states, ILogger<RoomDirectory> logger)
    {
        _services = services;
        _seeds = seeds;
        _states = states;
        _logger = logger;
        services.Permissions.Raised += RightsChanged;
        rules.Raised += document => PostTo(document, new RoomMessage(RoomMessageKind.RulesChanged));
        var second = TimeSpan.FromSeconds(1);
        _sweeper = services.Clock.CreateTimer(_ => Sweep(), null, second, second);
    }

    /// <summary>Whether the server is going away and takes nobody in any more.</summary>
    public bool IsDraining => _draining;

    public IReadOnlyCollection<DocumentId> OpenDocuments => [.. _rooms.Keys.Select(key => key.Document).Distinct()];

    /// <summary>How many rooms are open.</summary>
    public int OpenRooms => _rooms.Count;

    /// <summary>Puts a socket into its room, opening the room if need be.</summary>
    /// <returns>The room, or null when it cannot be opened now.</returns>
    public async ValueTask<Room?> JoinAsync(RoomKey key, Member member)
    {
        while (!_draining)
        {
            var room = await OpenAsync(key);
            if (room is null || room.Post(new RoomMessage(RoomMessageKind.Join, member))) return room;
            await room.Ended;
        }
        return null;
    }

    public void Publish(DocumentId document, RoomEvent happened) =>
        PostTo(document, new RoomMessage(RoomMessageKind.Publish, Detail: happened));

    public void Close(IReadOnlySet<DocumentId> documents, CloseCode code) =>
        PostTo(documents, new RoomMessage(RoomMessageKind.CloseAll, Detail: code));

    public void Show(Person person) => PostToAll(new RoomMessage(RoomMessageKind.PersonChanged, Detail: person));

    public async ValueTask<IReadOnlyList<PresentPerson>> PresentAsync(DocumentId document, CancellationToken cancellationToken)
    {
        var all = new List<PresentPerson>();
        foreach (var (key, opening) in _rooms)
        {
            if (key.Document != document || !opening.IsValueCreated) continue;
            var waiting = new TaskCompletionSource<IReadOnlyList<PresentPerson>>(TaskCreationOptions.RunContinuationsAsynchronously);
            try
            {
                var room = await opening.Value.WaitAsync(cancellationToken);
                if (!room.Post(new RoomMessage(RoomMessageKind.WhoIsHere, Detail: waiting))) continue;
                all.AddRange(await waiting.Task.WaitAsync(cancellationToken));
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                // It closed, or could not be opened: nobody is in it.
                LogOpenFailed(error, document);
            }
        }
        return all;
    }

    public void Tell(DocumentId document, Frame frame, PersonId? only = null) =>
        PostTo(document, new RoomMessage(RoomMessageKind.Tell, Detail: new Telling(frame, only)));

    public void PutOut(DocumentId document, PersonId person, CloseCode code, string reason) =>
        PostTo(document, new RoomMessage(RoomMessageKind.PutOut, Detail: (person, code, reason)));

    public ValueTask<RoomReading> ReadAsync(DocumentId document, string branch, CancellationToken cancellationToken) =>
        AskAsync<RoomReading>(
            new RoomKey(document, branch), waiting => new RoomMessage(RoomMessageKind.ReadState, Detail: waiting), cancellationToken);

    public ValueTask<EditOutcome> EditAsync(
        DocumentId document, string branch, Actor by, ReadOnlyMemory<byte> update, CancellationToken cancellationToken) =>
        EditAsync(
            new RoomKey(document, branch),
            by.Person,
            (rights, waiting) => new RequestedEdit(by, rights, waiting) { Update = update },
            cancellationToken);

    public ValueTask<EditOutcome> ChangeAsync(
        DocumentId document, string branch, Actor by, DocumentChange change, long? ifVersion, CancellationToken cancellationToken) =>
        EditAsync(
            new RoomKey(document, branch),
            by.Person,
            (rights, waiting) => new RequestedEdit(by, rights, waiting) { Change = change, IfVersion = ifVersion },
            cancellationToken);

    private async ValueTask<EditOutcome> EditAsync(
        RoomKey key,
        Person person,
        Func<DocumentRights, TaskCompletionSource<EditOutcome>, RequestedEdit> request,
        CancellationToken cancellationToken)
    {
        var document = key.Document;
        if (await _services.Authorizer.AuthorizeAsync(person, document, cancellationToken) is not { } rights)
            return new EditOutcome(new Refusal(RefusalCode.NotFound, "There is no such thing, or it is not shared with you."), 0);
        return await AskAsync<EditOutcome>(
            key,
            waiting => new RoomMessage(RoomMessageKind.Request, Detail: request(rights, waiting)),
            cancellationToken);
    }

    public ReadOnlyMemory<byte> Join(RoomReading reading)
    {
        var whole = reading.Whole;
        Adopted(reading);
        return whole;
    }

    public void Adopted(RoomReading reading)
    {
        if (reading.Since > 0 && reading.IsJoined && reading.TakeNews())
            PostTo(reading.Key.Document, new RoomMessage(RoomMessageKind.Joined, Detail: reading));
    }

    public void Seed(
        StoreTransaction transaction, DocumentId document, string branch, Guid epoch, PersonId person, ReadOnlyMemory<byte> update)
    {
        var known = new KnownState();
        var facts = known.Examine(update.Span, WorkBudget.Trusted);
        if (!facts.IsComplete) throw new ArgumentException("A seed must build on nothing.", nameof(update));
        var clients = new List<ulong>();
        foreach (var range in facts.NewStructs) clients.Add(range.Client);
        var entry = new ChunkEntry(person, _services.Clock.GetUtcNow().ToUnixTimeMilliseconds(), update);
        var chunk = facts.IsEmpty ? null : Chunk.Write([entry]);
        _seeds.Insert(transaction, new RoomKey(document, branch), epoch, chunk, clients);
    }

    /// <summary>Ends the sockets of a session that was signed out or revoked.</summary>
    public void EndSession(string sessionId) => PostToAll(new RoomMessage(RoomMessageKind.SessionEnded, Detail: sessionId));

    /// <summary>Takes nobody in any more, lets every room finish, and ends their sockets with a hint to come back.</summary>
    public async Task DrainAsync()
    {
        if (Interlocked.Exchange(ref _draining, true)) return;
        PostToAll(new RoomMessage(RoomMessageKind.Drain));
        foreach (var opening in _rooms.Values)
        {
            try
            {
                var room = await opening.Value;
                await room.Ended;
            }
            catch (Exception error)
            {
                LogOpenFailed(error, default);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sweeper.DisposeAsync();
        await DrainAsync();
    }

    // Opens the room if need be, and again when it has just closed.
    private async ValueTask<T> AskAsync<T>(
        RoomKey key, Func<TaskCompletionSource<T>, RoomMessage> question, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_draining) throw new RoomClosedException();
            var room = await OpenAsync(key) ?? throw new RoomClosedException();
            var waiting = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!room.Post(question(waiting)))
            {
                await room.Ended;
                continue;
            }
            try
            {
                return await waiting.Task.WaitAsync(cancellationToken);
            }
            catch (RoomClosedException) when (!_draining)
            {
                await room.Ended;
            }
        }
    }

    private void Sweep()
    {
        _states.Sweep();
        PostToAll(new RoomMessage(RoomMessageKind.Sweep));
        _tidy.Look();
    }

    private async ValueTask<Room?> OpenAsync(RoomKey key)
    {
        var opening = _rooms.GetOrAdd(key, static (key, self) => new Lazy<Task<Room>>(() => Task.Run(() => self.Load(key))), this);
        try
        {
            return await opening.Value;
        }
        catch (Exception error)
        {
            // A room that cannot be read is never opened empty: its people are asked to come back, others are not touched.
            LogOpenFailed(error, key.Document);
            _rooms.TryRemove(new KeyValuePair<RoomKey, Lazy<Task<Room>>>(key, opening));
            return null;
        }
    }

    private Room Load(RoomKey key)
    {
        var room = new Room(key, _services.Log.Open(key), _services.Events.Last(key.Document), _services);
        _ = room.Ended.ContinueWith(
            _ => _rooms.TryRemove(key, out var _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return room;
    }

    private void RightsChanged(IReadOnlySet<DocumentId> documents) => PostTo(documents, new RoomMessage(RoomMessageKind.RightsChanged));

    private void PostTo(IReadOnlySet<DocumentId> documents, RoomMessage message)
    {
        foreach (var (key, opening) in _rooms)
        {
            if (documents.Contains(key.Document)) PostTo(opening, message);
        }
    }

    private void PostTo(DocumentId document, RoomMessage message)
    {
        foreach (var (key, opening) in _rooms)
        {
            if (key.Document == document) PostTo(opening, message);
        }
    }

    private void PostToAll(RoomMessage message)
    {
        foreach (var opening in _rooms.Values) PostTo(opening, message);
    }

    private static void PostTo(Lazy<Task<Room>> opening, RoomMessage message)
    {
        // Also one whose opening is just about to begin: it may have read the store before what it is told here.
        var room = opening.Value;
        if (room.IsCompletedSuccessfully) room.GetAwaiter().GetResult().Post(message);
        else if (!room.IsFaulted)
            _ = room.ContinueWith(done => done.GetAwaiter().GetResult().Post(message), TaskContinuationOptions.OnlyOnRanToCompletion);
    }

    [LoggerMessage(130, LogLevel.Error, "The room of document {Document} cannot be opened")]
    private partial void LogOpenFailed(Exception error, DocumentId document);
}
