using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Tutti.Tests.Postgres;

/// <summary>Stands between the server and its database, and cuts the line where it hurts.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly NpgsqlConnectionStringBuilder _target;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly Task _accepting;
    private volatile string[] _texts = [];

    private CutProxy(TcpListener listener, NpgsqlConnectionStringBuilder target)
    {
        _listener = listener;
        _target = target;
        _accepting = AcceptAsync();
    }

    /// <summary>Replaces a text in what the database says by another of the same length.</summary>
    public (string From, string To)? Replacement { get; init; }

    /// <summary>How many answers were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>The database's address by way of this proxy.</summary>
    public string Address => new NpgsqlConnectionStringBuilder(_target.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
    }.ConnectionString;

    public static CutProxy Start(string database, int port = 0, (string From, string To)? replacement = null)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return new CutProxy(listener, new NpgsqlConnectionStringBuilder(database)) { Replacement = replacement };
    }

    /// <summary>When one connection has sent all of these texts, in order, the last reaches the database, and its answer nobody.</summary>
    public void LoseAnswerTo(params string[] texts) => _texts = texts;

    /// <summary>Cuts every connection, in the middle of whatever goes on.</summary>
    public void CutAll()
    {
        foreach (var client in _open.Keys) client.Close();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        CutAll();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The proxy was stopped.
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(_target.Host!, _target.Port);
                near.NoDelay = far.NoDelay = true;
                _open[near] = 0;
                var line = new Line(near.GetStream(), far.GetStream());
                await Task.WhenAny(ThereAsync(line), BackAsync(line));
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut.
            }
            finally
            {
                _open.TryRemove(near, out _);
            }
        }
    }

    private async Task ThereAsync(Line line)
    {
        var buffer = new byte[64 * 1024];
        while (await line.Near.ReadAsync(buffer) is > 0 and var count)
        {
            if (line.HasSent(_texts, buffer.AsSpan(0, count)))
            {
                _texts = [];
                line.IsLosing = true;
            }
            await line.Far.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    private async Task BackAsync(Line line)
    {
        var buffer = new byte[64 * 1024];
        while (await line.Far.ReadAsync(buffer) is > 0 and var count)
        {
            if (line.IsLosing)
            {
                Lost++;
                return;
            }
            if (Replacement is { } replace) Replace(buffer.AsSpan(0, count), Encoding.ASCII.GetBytes(replace.From), Encoding.ASCII.GetBytes(replace.To));
            await line.Near.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    private static void Replace(Span<byte> data, byte[] from, byte[] to)
    {
        if (data.IndexOf(from) is >= 0 and var at) to.CopyTo(data[at..]);
    }

    private sealed class Line(NetworkStream near, NetworkStream far)
    {
        public NetworkStream Near { get; } = near;

        public NetworkStream Far { get; } = far;

        public volatile bool IsLosing;

        private int _sent;

        public bool HasSent(string[] texts, ReadOnlySpan<byte> data)
        {
            if (_sent < texts.Length && data.IndexOf(Encoding.ASCII.GetBytes(texts[_sent])) >= 0) _sent++;
            return texts.Length > 0 && _sent == texts.Length;
        }
    }
}
