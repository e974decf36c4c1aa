using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Tutti.Access;
using Tutti.Rooms;

namespace Tutti.Connections;

/// <summary>
/// One open connection from its acceptance to its end: reads, limits and parses; what it reads goes to the room. It owns
/// nothing but its wire.
/// </summary>
/// <remarks>
/// At any time a bounded amount of what it read is on its way through the room; past that, reading pauses until the
/// room, or the store behind it, has caught up.
/// </remarks>
internal sealed partial class Connection : IMemberSocket, IOutboxOwner, IDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5), FlushStep = TimeSpan.FromMilliseconds(5);

    private const int MostUnsettledBytes = 1024 * 1024, MostUnsettled = 256;

    private readonly IWire _wire;
    private readonly ConnectionServices _services;
    private readonly RoomKey _key;
    private readonly Dialect _dialect;
    private readonly CancellationTokenSource _end = new();
    // Never disposed: the room may settle something after the connection has ended.
    private readonly SemaphoreSlim _settled = new(0, 1);
    private readonly Lock _gate = new();
    private readonly ILogger _logger;
    private Room? _room;
    private Member? _member;
    private int _unsettled, _unsettledBytes;
    private bool _paused, _closing;

    public Connection(IWire wire, Dialect dialect, RoomKey key, ConnectionServices services)
    {
        _wire = wire;
        _dialect = dialect;
        _key = key;
        _services = services;
        _logger = services.Logger;
        Outbox = wire.MakeOutbox(this, new OutboxLimits(services.Sockets.OutgoingBytes, services.Sockets.OutgoingFrames));
        Meter = new ConnectionMeter(Outbox, services.Clock.GetUtcNow());
    }

    public Outbox Outbox { get; }

    public ConnectionMeter Meter { get; }

    /// <summary>Who it is, once that is proven.</summary>
    public PersonId? Person { get; private set; }

    public Dialect Dialect => _dialect;

    public Transport Transport => _wire.Transport;

    private long Now => _services.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether a close frame is on its way or asked for; what still comes in is not looked at.</summary>
    public bool IsClosing
    {
        get
        {
            lock (_gate) return _closing;
        }
    }

    /// <summary>Cancelled when the connection is over.</summary>
    public CancellationToken Ended => _end.Token;

    /// <summary>Serves the wire until it ends. Never throws for what the other side does.</summary>
    public async Task RunAsync(Opening opening, CancellationToken aborted)
    {
        var request = opening.Request;
        Person = request.Who?.Person.Id;
        if (opening.WasRefused) Close(CloseCode.NotAuthenticated, CloseReasons.Of(CloseCode.NotAuthenticated));
        using var stop = aborted.Register(static end => ((CancellationTokenSource)end!).Cancel(), _end);
        var admitted = default(SignedIn);
        try
        {
            if (request.Who is null) request = await new Handshake(this, _wire, _services).AuthenticateAsync(request, _dialect, _end.Token);
            if (request.Who is not { } who) return;
            Person = who.Person.Id;
            if (await AdmitAsync(who, request) is not { } member) return;
            admitted = who;
            await new Traffic(this, member, _room!, _key, _wire, _services).RunAsync(_end.Token);
        }
        catch (Exception error) when (IsDisconnect(error))
        {
            // The other side went away, or we closed it: nothing to mend.
        }
        catch (Exception error)
        {
            LogFailed(error, _key.Document);
        }
        finally
        {
            if (_member is { } member) _room?.Post(new RoomMessage(RoomMessageKind.Leave, member));
            if (admitted is not null) _services.Counts.Leave(_key.Document, admitted.Person.Id);
            _services.Figures.Leave(_key.Document, this);
            await FinishAsync();
        }
    }

    public void Close(CloseCode code, string reason)
    {
        lock (_gate)
        {
            if (_closing) return;
            _closing = true;
        }
        _ = CloseAsync(code, reason);
    }

    /// <summary>Sends one frame at once.</summary>
    public void Send(Frame frame)
    {
        Outbox.Enqueue(frame);
        Outbox.Flush();
    }

    public void Settled(int bytes)
    {
        lock (_gate)
        {
            _unsettled--;
            _unsettledBytes -= bytes;
            if (!_paused || IsLoaded) return;
            _paused = false;
            _settled.Release();
        }
    }

    public void Overflowed(OutboxOverflow overflow)
    {
        if (overflow == OutboxOverflow.Hopeless) Close(CloseCode.TryAgainLater, "the connection is too slow");
        else if (_member is { } member) _room?.Post(new RoomMessage(RoomMessageKind.CaughtUp, member, Detail: overflow));
    }

    /// <summary>Hands a message to the room, and waits while too much is on its way already.</summary>
    public async ValueTask<bool> PostAsync(Room room, RoomMessage message)
    {
        lock (_gate)
        {
            _unsettled++;
            _unsettledBytes += message.Data.Length;
        }
        if (!room.Post(message)) return false;
        lock (_gate)
        {
            if (!IsLoaded) return true;
            _paused = true;
        }
        await _settled.WaitAsync(_end.Token);
        return true;
    }

    private bool IsLoaded => _unsettled > MostUnsettled || _unsettledBytes > MostUnsettledBytes;

    private async ValueTask<Member?> AdmitAsync(SignedIn who, SocketRequest request)
    {
        var rights = await _services.Authorizer.AuthorizeAsync(who.Person, _key.Document, _end.Token);
        if (rights is null || _key.Branch != RoomKey.MainBranch)
        {
            // Unknown and forbidden look the same from outside.
            Close(CloseCode.NoSuchDocument, CloseReasons.Of(CloseCode.NoSuchDocument));
            return null;
        }
        if (_services.Counts.Enter(_key.Document, who.Person.Id) is { } full)
        {
            Close(full, CloseReasons.Of(full));
            return null;
        }
        _member = new Member(who, request.Address, rights, _dialect, Outbox, this, Now)
        {
            After = request.After,
            Epoch = request.Epoch,
            StateAddress = _services.StateAddress?.Invoke(_key),
        };
        _services.Figures.Enter(_key.Document, this);
        _room = await _services.Directory.JoinAsync(_key, _member);
        if (_room is not null)
        {
            // A session that ended while its socket was on the way in; one that ends from here on is told to the room.
            if (_services.Endings.HasEnded(who)) Close(CloseCode.NotAuthenticated, "the session has ended");
            return _member;
        }
        _services.Counts.Leave(_key.Document, who.Person.Id);
        Close(CloseCode.TryAgainLater, CloseReasons.Of(CloseCode.TryAgainLater));
        return null;
    }

    private async Task CloseAsync(CloseCode code, string reason)
    {
        try
        {
            // It goes out behind what is queued. The other side's answer ends the read loop; it is not waited for long.
            _end.CancelAfter(CloseTimeout);
            await _wire.CloseAsync(code, reason);
        }
        catch (Exception error) when (IsDisconnect(error))
        {
            // Gone already.
        }
    }

    private async Task FinishAsync()
    {
        try
        {
            await _wire.TakeLeaveAsync(IsClosing, _end.Token);
        }
        catch (Exception error) when (IsDisconnect(error))
        {
            // It went without an answer.
        }
        await FlushAsync();
        Outbox.Close();
        _wire.Abort();
        _wire.Dispose();
    }

    private async Task FlushAsync()
    {
        Outbox.Flush();
        for (var waited = TimeSpan.Zero; !Outbox.IsEmpty && waited < CloseTimeout; waited += FlushStep)
            await Task.Delay(FlushStep, _services.Clock, CancellationToken.None);
    }

    public void Dispose() => _end.Dispose();

    private static bool IsDisconnect(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    [LoggerMessage(200, LogLevel.Error, "A socket of document {Document} failed")]
    private partial void LogFailed(Exception error, DocumentId document);
}
