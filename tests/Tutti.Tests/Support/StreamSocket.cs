using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Tutti.Tests.Support;

/// <summary>The fallback as a client uses it, dressed as a WebSocket, so that whatever is tested on one can be tested on the other.</summary>
internal sealed class StreamSocket : WebSocket
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;
    private readonly Uri _post;
    private readonly Func<string> _proof;
    private readonly CancellationTokenSource _over = new();
    private ReadOnlyMemory<byte> _rest;
    private WebSocketMessageType _type;
    private long _number;
    private bool _isDisposed;
    private WebSocketCloseStatus? _code;
    private string? _reason;

    private StreamSocket(HttpResponseMessage answer, StreamReader reader, Uri post, string dialect, Func<string> proof)
    {
        (_answer, _reader, _post, SubProtocol, _proof) = (answer, reader, post, dialect, proof);
        State = WebSocketState.Open;
    }

    public override WebSocketCloseStatus? CloseStatus => _code;

    public override string? CloseStatusDescription => _reason;

    public override string? SubProtocol { get; }

    public override WebSocketState State { get; }

    /// <summary>What the server's first answer said beside its body.</summary>
    public HttpResponseMessage Answer => _answer;

    /// <summary>Where its messages are posted, its name included.</summary>
    public Uri PostAddress => _post;

    /// <summary>Opens a stream.</summary>
    /// <param name="stream">The address of the way down, with what belongs to it.</param>
    /// <param name="dialect">What flows on it.</param>
    /// <param name="proof">What each POST says of who it is, as the end of its address.</param>
    public static async Task<StreamSocket> OpenAsync(Uri stream, string dialect, Func<string>? proof = null)
    {
        var separator = stream.Query.Length == 0 ? "?" : "&";
        var answer = await Client.GetAsync(new Uri($"{stream}{separator}protocol={dialect}"), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var (name, data) = await NextAsync(reader, CancellationToken.None);
        Assert.Equal("open", name);
        var token = JsonDocument.Parse(data).RootElement.Text("stream");
        var post = new Uri(stream.GetLeftPart(UriPartial.Path).Replace("/stream", "/messages-in", StringComparison.Ordinal) + "?stream=" + token);
        return new StreamSocket(answer, reader, post, dialect, proof ?? (() => ""));
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _over.Token);
        if (_rest.IsEmpty)
        {
            var (name, data) = await NextAsync(_reader, either.Token);
            if (name == "close")
            {
                var closed = JsonDocument.Parse(data).RootElement;
                _code = (WebSocketCloseStatus)closed.GetProperty("code").GetInt32();
                _reason = closed.Text("reason");
            }
            if (name is "close" or "") return new WebSocketReceiveResult(0, WebSocketMessageType.Close, true);
            _type = name == "text" ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
            _rest = name == "text" ? Encoding.UTF8.GetBytes(data) : Convert.FromBase64String(data);
        }
        var count = Math.Min(buffer.Count, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return new WebSocketReceiveResult(count, _type, _rest.IsEmpty);
    }

    public override async Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var isText = messageType == WebSocketMessageType.Text;
        await PostAsync(isText ? [.. buffer] : Framed(buffer), isText, Interlocked.Increment(ref _number), cancellationToken: cancellationToken);
    }

    /// <summary>Posts a body as it is.</summary>
    public async Task<HttpStatusCode> PostAsync(
        byte[] body, bool isText, long? number = null, string? proof = null, string? origin = null, CancellationToken cancellationToken = default)
    {
        var count = number is null ? "" : $"&n={number}";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_post + count + (proof ?? _proof())));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(isText ? "application/json" : "application/octet-stream");
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var reply = await Client.SendAsync(request, cancellationToken);
        return reply.StatusCode;
    }

    /// <summary>Binary frames as a POST holds them: each behind its length.</summary>
    public static byte[] Framed(params IEnumerable<ArraySegment<byte>> frames)
    {
        using var body = new MemoryStream();
        foreach (var frame in frames)
        {
            var length = frame.Count;
            for (; length > 0x7F; length >>= 7) body.WriteByte((byte)(length | 0x80));
            body.WriteByte((byte)length);
            body.Write(frame);
        }
        return body.ToArray();
    }

    public override void Abort()
    {
        _over.Cancel();
        _answer.Dispose();
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    // Whoever has enough of a stream stops reading it.
    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Abort();
        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        // A test may hold it, and what it wraps it in.
        if (_isDisposed) return;
        _isDisposed = true;
        Abort();
        _reader.Dispose();
        _over.Dispose();
    }

    // The next event that is not a comment; an empty name at the end.
    private static async Task<(string Name, string Data)> NextAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var (name, data) = ("", "");
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line["event: ".Length..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line["data: ".Length..];
                else if (line.Length == 0 && name.Length > 0) return (name, data);
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            throw new WebSocketException("The stream broke.", error);
        }
        return ("", "");
    }
}
