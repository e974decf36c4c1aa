using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Tutti.Client.Sessions;
using Tutti.Crdt;

namespace Tutti.Client.Rooms;

/// <content>One socket after the other.</content>
public sealed partial class LiveRoom
{
    private const int LargestMessage = 512 * 1024 * 1024;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30),
        Lasting = TimeSpan.FromSeconds(5),
        Leaving = TimeSpan.FromSeconds(2),
        LeftOfToken = TimeSpan.FromSeconds(30);

    private volatile ClientWebSocket? _socket;
    private volatile Channel<(byte[] Bytes, bool IsText)>? _outgoing;
    private bool _dropped;

    private void Send(byte[] frame, bool isText) => _outgoing?.Writer.TryWrite((frame, isText));

    /// <summary>Cuts the connection: the next one begins where this one ended.</summary>
    private void Drop()
    {
        _dropped = true;
        _socket?.Abort();
    }

    private async Task RunAsync()
    {
        var attempt = 0;
        string? refused = null;
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var began = _client.Clock.GetTimestamp();
                var (end, token) = await OneSocketAsync(refused).ConfigureAwait(false);
                if (_stop.IsCancellationRequested) return;
                var wasIn = _admitted;
                _admitted = false;
                if (end.Kind == SocketEndKind.Over)
                {
                    End(end.Reason);
                    return;
                }
                if (end.Kind == SocketEndKind.NewEpoch) NewEpoch();
                Turn(RoomStatus.Offline);
                if (end.Kind == SocketEndKind.SignIn)
                {
                    if (!wasIn && refused is not null)
                    {
                        End(new TuttiException("NOT_AUTHENTICATED", "The server does not accept this sign-in."));
                        return;
                    }
                    refused = token;
                    continue;
                }
                if (wasIn) refused = null;
                if (_client.Clock.GetElapsedTime(began) > Lasting) attempt = 0;
                var random = RandomNumberGenerator.GetInt32(0, 1_000) / 1_000.0;
                var wait = end.Kind == SocketEndKind.Wait ? Backoff.AfterFlooding : Backoff.Before(attempt++, random);
                await Task.Delay(wait, _client.Clock, _stop.Token).ConfigureAwait(false);
                Turn(RoomStatus.Connecting);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed of.
        }
        catch (TuttiException error)
        {
            End(error);
        }
    }

    private async Task<(SocketEnd End, string? Token)> OneSocketAsync(string? refused)
    {
        SignInTokens token;
        try
        {
            token = await _client.TokenAsync(refused, LeftOfToken, _stop.Token).ConfigureAwait(false);
        }
        catch (TuttiException error) when (error.Code is TuttiException.Unreachable or "UNAVAILABLE" or "RATE_LIMITED" or "INTERNAL")
        {
            return (new SocketEnd(SocketEndKind.Retry), null);
        }
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("tutti.v1");
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token.AccessToken);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        try
        {
            await socket.ConnectAsync(Address(), _stop.Token).ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            return (SocketEnd.OfStatus((int)socket.HttpStatusCode), token.AccessToken);
        }
        var outgoing = Channel.CreateUnbounded<(byte[], bool)>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            _dropped = false;
            _ledger.SocketOpened();
            _outgoing = outgoing;
            _socket = socket;
        }
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var sending = SendAllAsync(socket, outgoing.Reader, over.Token);
        var beating = BeatAsync(token, over.Token);
        await ReceiveAllAsync(socket).ConfigureAwait(false);
        _outgoing = null;
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(sending, beating).ConfigureAwait(false);
        _socket = null;
        return (_dropped ? new SocketEnd(SocketEndKind.Retry) : SocketEnd.Of((int?)socket.CloseStatus), token.AccessToken);
    }

    private Uri Address()
    {
        var query = "branch=main";
        if (_epoch is not null) query += "&epoch=" + Uri.EscapeDataString(_epoch);
        if (_feed.Last is { } after) query += "&after=" + after.ToString(CultureInfo.InvariantCulture);
        var path = $"api/collaboration/ws/documents/{Uri.EscapeDataString(_document)}";
        return new UriBuilder(new Uri(_client.Server, path)) { Scheme = _client.Server.Scheme == "https" ? "wss" : "ws", Query = query }.Uri;
    }

    private async Task SendAllAsync(ClientWebSocket socket, ChannelReader<(byte[] Bytes, bool IsText)> frames, CancellationToken over)
    {
        try
        {
            await foreach (var (bytes, isText) in frames.ReadAllAsync(over).ConfigureAwait(false))
            {
                // Not to be broken off: half a message would be taken for the next one.
                var type = isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
                await socket.SendAsync(bytes, type, true, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            await LeaveAsync(socket).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            socket.Abort();
        }
    }

    private static async Task LeaveAsync(ClientWebSocket socket)
    {
        using var deadline = new CancellationTokenSource(Leaving);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            socket.Abort();
        }
    }

    private async Task ReceiveAllAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        using var leaving = new CancellationTokenSource();
        // Whoever leaves waits a moment for the server's goodbye, no longer.
        await using var left = _stop.Token.Register(() => leaving.CancelAfter(Leaving)).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), leaving.Token).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await LeaveAsync(socket).ConfigureAwait(false);
                    return;
                }
                if (message.Length + part.Count > LargestMessage)
                {
                    Drop();
                    return;
                }
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                if (_dropped) return;
                var whole = message.GetBuffer().AsMemory(0, (int)message.Length);
                if (part.MessageType == WebSocketMessageType.Text) HearText(whole);
                else HearBinary(whole.Span);
                message.SetLength(0);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection broke.
        }
        catch (Exception error) when (error is CrdtException or JsonException or InvalidOperationException or KeyNotFoundException or AggregateException)
        {
            // What cannot be read leaves us not knowing what we missed: begin with a new socket.
            Drop();
        }
    }

    // The server wants to hear something now and then, presence fades, and tokens end.
    private async Task BeatAsync(SignInTokens token, CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Beat, _client.Clock, over).ConfigureAwait(false);
                SendText("""{"type":"heartbeat"}""");
                lock (_gate) SendPresence();
                if (token.ExpiresAt is not { } end || end - _client.Clock.GetUtcNow() > 3 * Beat) continue;
                token = await _client.TokenAsync(null, 3 * Beat, over).ConfigureAwait(false);
                SendText($$"""{"type":"refresh_token","auth_token":{{JsonSerializer.Serialize(token.AccessToken, ClientJson.Default.String)}}}""");
            }
        }
        catch (Exception error) when (error is OperationCanceledException or TuttiException)
        {
            // The socket ends with its token, if it comes to that, and the next one says why.
        }
    }
}
