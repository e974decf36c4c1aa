using Dapper;
using Tutti.Rooms;
using Tutti.Store;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Postgres;

/// <summary>The line to the database is cut behind a commit, and nobody knows what became of it.</summary>
public sealed class LostAnswerTests
{
    [Fact]
    [Covers("F-09", "D5")]
    public async Task F_09_An_append_whose_answer_is_lost_is_acknowledged_once_and_stored_once()
    {
        await using var line = await LineAsync();
        await using var host = await TuttiHost.StartInAsync(line.Data, new TestLog(), line.Setting);
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        await using var socket = await LiveTests.OpenAsync(host, ann, id);
        await socket.NextJsonAsync("connected");
        var typist = new Typist(1);
        line.Proxy.LoseAnswerTo("WITH batch AS");
        await socket.SendUpdateAsync(typist.Type("once"));
        await Eventually.True(() => socket.Acknowledged == 1, "it is acknowledged");
        await socket.SendUpdateAsync(typist.Type("more"));
        await Eventually.True(() => socket.Acknowledged == 2, "the next one too");
        Assert.Equal(1, line.Proxy.Lost);
        Assert.Equal(3, host.Count("SELECT head FROM room WHERE document_id = @id", new { id }));
        var room = host.Get<IRoomLog>().Open(new RoomKey(new DocumentId(Guid.Parse(id)), RoomKey.MainBranch));
        Assert.Equal(3, room.Chunks.Sum(chunk => Chunk.Read(chunk.Data).Count));
    }

    [Fact]
    [Covers("F-09")]
    public async Task An_action_whose_commit_got_no_answer_is_neither_confirmed_nor_done_again()
    {
        await using var line = await LineAsync();
        await using var host = await TuttiHost.StartInAsync(line.Data, new TestLog(), line.Setting);
        var ann = await host.GuestAsync();
        var body = new { title = "Once", kind = "artifact" };
        line.Proxy.LoseAnswerTo("Once", "COMMIT");
        var lost = await ann.PostAsync($"workspaces/{ann.Workspace}/documents", body, "my key");
        lost.Expect(503, "UNAVAILABLE");
        Assert.Equal(1, line.Proxy.Lost);
        // Whoever gave the request a key can ask again, and is told what was done.
        var again = (await ann.PostAsync($"workspaces/{ann.Workspace}/documents", body, "my key")).Expect(201).Json.Text("id");
        Assert.Equal(1, host.Count("SELECT count(*) FROM document WHERE title = 'Once' AND id = @again", new { again }));
        Assert.Equal(1, host.Count("SELECT count(*) FROM document WHERE title = 'Once'"));
    }

    [Fact]
    [Covers("F-09", "D5")]
    public async Task Edits_go_through_a_line_that_is_cut_again_and_again_each_once()
    {
        await using var line = await LineAsync();
        await using var host = await TuttiHost.StartInAsync(line.Data, new TestLog(), line.Setting);
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        var writers = new List<(TestSocket Socket, Typist Typist)>();
        for (ulong i = 1; i <= 4; i++) writers.Add((await LiveTests.OpenAsync(host, ann, id), new Typist(i)));
        using var stop = new CancellationTokenSource();
        var typing = writers.ConvertAll(writer => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await writer.Socket.SendUpdateAsync(writer.Typist.Type("x"));
                await Task.Delay(7, CancellationToken.None);
            }
        }));
        for (var cut = 0; cut < 15; cut++)
        {
            var before = writers.Sum(writer => writer.Socket.Acknowledged);
            await Eventually.True(() => writers.Sum(writer => writer.Socket.Acknowledged) >= before + 10, "typing is acknowledged");
            if (cut % 2 == 0) line.Proxy.CutAll();
            else await EndBackendsAsync(host);
        }
        await stop.CancelAsync();
        await Task.WhenAll(typing);
        await Eventually.True(() => writers.TrueForAll(writer => writer.Socket.Acknowledged == writer.Typist.Clock), "all is acknowledged");
        var state = (await host.Get<RoomDirectory>().ReadAsync(new DocumentId(Guid.Parse(id)), RoomKey.MainBranch, CancellationToken.None)).Whole;
        foreach (var (socket, typist) in writers)
        {
            Assert.Equal(typist.Clock, typist.CountIn(state.Span));
            await socket.DisposeAsync();
        }
        Assert.Equal(1 + writers.Sum(writer => writer.Typist.Clock), host.Count("SELECT head FROM room WHERE document_id = @id", new { id }));
    }

    // From inside, as a database that is shut down does it.
    private static async Task EndBackendsAsync(TuttiHost host)
    {
        using var connection = host.Get<IStore>().OpenRead();
        try
        {
            await connection.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
        catch (Npgsql.NpgsqlException)
        {
            // It met a connection that was cut before.
        }
    }

    private static async Task<Way> LineAsync()
    {
        var data = Directory.CreateTempSubdirectory("tutti-line-").FullName;
        return new Way(data, CutProxy.Start((await TestStores.DatabaseAsync(data))!));
    }

    private sealed record Way(string Data, CutProxy Proxy) : IAsyncDisposable
    {
        public string Setting => $"--Tutti:Database={Proxy.Address}";

        public ValueTask DisposeAsync() => Proxy.DisposeAsync();
    }
}
