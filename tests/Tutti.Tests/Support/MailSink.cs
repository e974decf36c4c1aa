using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Tutti.Tests.Support;

/// <summary>A small SMTP server that keeps what it is given, byte by byte, and fails when it is told to.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<SinkMail> _mails = Channel.CreateUnbounded<SinkMail>();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;

    public MailSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The settings with which a server sends here.</summary>
    public string[] Settings =>
    [
        "--Tutti:Email:From=tutti@example.com",
        "--Tutti:Email:Smtp:Host=127.0.0.1",
        $"--Tutti:Email:Smtp:Port={Port}",
        "--Tutti:Email:Smtp:StartTls=false",
        "--Tutti:PublicOrigin=https://tutti.example",
        "--Tutti:Email:RetryAfter=00:00:00.020",
        "--Tutti:Email:LongestRetry=00:00:00.050",
    ];

    /// <summary>The same for a server that is a process of its own.</summary>
    public IReadOnlyDictionary<string, string> Environment => Settings.Select(setting => setting[2..].Split('='))
        .ToDictionary(pair => pair[0].Replace(":", "__", StringComparison.Ordinal), pair => pair[1], StringComparer.Ordinal);

    /// <summary>Answers to RCPT that come before the mail is taken, such as <c>451 later</c>.</summary>
    public Queue<string> Refusals { get; } = new();

    /// <summary>Whether the connection is cut after the message was taken, before it is said so.</summary>
    public int CutAfterData { get; set; }

    /// <summary>How many messages are taken without a word, until whoever sent them is gone.</summary>
    public int SilentAfterData { get; set; }

    public async Task<SinkMail> NextAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        return await _mails.Reader.ReadAsync(deadline.Token);
    }

    public bool IsEmpty => _mails.Reader.Count == 0;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_ended.Token);
                _ = ServeAsync(client);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        var reader = new LineReader(stream);
        var to = "";
        try
        {
            await SayAsync(stream, "220 sink");
            while (await reader.NextAsync(_ended.Token) is { } line)
            {
                var command = Encoding.ASCII.GetString(line);
                switch (command.ToUpperInvariant())
                {
                    case ['R', 'C', 'P', 'T', ..] when Refusals.TryDequeue(out var refusal):
                        await SayAsync(stream, refusal);
                        break;
                    case ['R', 'C', 'P', 'T', ..]:
                        to = command["RCPT TO:".Length..].Trim('<', '>', ' ');
                        await SayAsync(stream, "250 ok");
                        break;
                    case "DATA":
                        await SayAsync(stream, "354 go on");
                        _mails.Writer.TryWrite(new SinkMail(to, await ReadDataAsync(reader)));
                        if (CutAfterData-- > 0) return;
                        if (SilentAfterData-- > 0)
                        {
                            await reader.NextAsync(_ended.Token);
                            return;
                        }
                        await SayAsync(stream, "250 taken");
                        break;
                    case "QUIT":
                        await SayAsync(stream, "221 bye");
                        return;
                    default:
                        await SayAsync(stream, "250 ok");
                        break;
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<byte[]> ReadDataAsync(LineReader reader)
    {
        using var raw = new MemoryStream();
        while (await reader.NextAsync(_ended.Token) is { } line && !(line is [(byte)'.']))
        {
            raw.Write(line);
            raw.Write("\r\n"u8);
        }
        return raw.ToArray();
    }

    private static async Task SayAsync(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

    /// <summary>Lines that end in CR LF and in nothing else.</summary>
    private sealed class LineReader(NetworkStream stream)
    {
        private readonly byte[] _buffer = new byte[64 * 1024];
        private int _start, _end;

        public async ValueTask<byte[]?> NextAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                var at = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
                if (at >= 0)
                {
                    var line = _buffer.AsSpan(_start, at).ToArray();
                    _start += at + 2;
                    return line;
                }
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
                var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
                if (read == 0) return null;
                _end += read;
            }
        }
    }
}

/// <summary>A mail as it came over the wire, its dots still doubled.</summary>
internal sealed record SinkMail(string To, byte[] Raw)
{
    public string Wire => Encoding.Latin1.GetString(Raw);

    /// <summary>The lines of the head, folded ones joined.</summary>
    public IReadOnlyList<string> Headers =>
        Wire[..Wire.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");

    public string Header(string name) =>
        Assert.Single(Headers, line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    /// <summary>A header as people read it (RFC 2047).</summary>
    public string Decoded(string name)
    {
        var text = new StringBuilder();
        foreach (var word in Header(name).Split(' '))
        {
            var isEncoded = word.StartsWith("=?utf-8?B?", StringComparison.OrdinalIgnoreCase);
            text.Append(isEncoded || text.Length == 0 ? "" : " ");
            text.Append(isEncoded ? Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2])) : word);
        }
        return text.ToString();
    }

    /// <summary>The two parts, decoded: plain text and HTML.</summary>
    public (string Text, string Html) Parts()
    {
        var boundary = "--" + Header("Content-Type").Split("boundary=")[1].Trim('"');
        var parts = Wire.Split(boundary).Skip(1).Take(2).Select(Decode).ToArray();
        return (parts[0], parts[1]);
    }

    private static string Decode(string part)
    {
        Assert.Contains("quoted-printable", part, StringComparison.OrdinalIgnoreCase);
        var body = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var bytes = new List<byte>();
        foreach (var line in body.Split("\r\n").Select(line => line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line))
        {
            for (var i = 0; i < line.Length; i++)
            {
                var isEscape = line[i] == '=';
                if (isEscape && i + 2 >= line.Length) break;
                bytes.Add(isEscape ? Convert.ToByte(line.Substring(i + 1, 2), 16) : (byte)line[i]);
                if (isEscape) i += 2;
            }
            if (!line.EndsWith('=')) bytes.AddRange("\r\n"u8);
        }
        return Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n");
    }
}
