using System.Diagnostics;
using System.Globalization;
using Dapper;
using Tutti.Access;
using Tutti.Store;
using Tutti.Tests.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Faults;

/// <summary>
/// The commit that takes a right away against an edit on its way, again and again. TUTTI_RACES sets how often (300).
/// </summary>
[Covers("SE-13", "W2")]
public sealed class RightsRaceTests(ITestOutputHelper output)
{
    private const double LongestHeadStart = 3;

    private static readonly int Races = int.TryParse(Environment.GetEnvironmentVariable("TUTTI_RACES"), CultureInfo.InvariantCulture, out var races) ? races : 300;

    private readonly Random _random = new(1);

    [Fact]
    public async Task SE_13_No_edit_is_stored_after_the_commit_that_took_the_right_away()
    {
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerPersonAndMinute=100000", "--Tutti:Sockets:UpdatesPerSecond=10000");
        var owner = await host.GuestAsync();
        var workspace = new WorkspaceId(Guid.Parse(owner.Workspace!));
        var id = await owner.DocumentAsync();
        var editor = await host.GuestAsync();
        await host.JoinAsync(owner.Workspace!, editor, Role.Editor);
        await using var socket = await LiveTests.OpenAsync(host, editor, id);
        await socket.NextJsonAsync("connected");
        var before = Head(host, id);
        var (stored, refused) = (0, 0);
        var typist = new Typist(1);
        for (var race = 1; race <= Races; race++)
        {
            var headStart = HeadStart();
            var changing = Task.Run(() => ChangeAsync(host, workspace, editor.Person, id, headStart));
            Wait(HeadStart());
            await socket.SendUpdateAsync(typist.Type("x"));
            var number = race;
            var answer = await socket.NextJsonAsync(
                json => (json.Text("type") == "ack" && json.TryGetProperty("upto", out var upTo) && upTo.GetInt64() == number)
                    || (json.Text("type") == "error" && json.GetProperty("update").GetInt64() == number),
                "answer");
            var headAtCommit = await changing;

            Assert.Equal(headAtCommit, Head(host, id));
            if (answer.Text("type") == "ack")
            {
                stored++;
            }
            else
            {
                refused++;
                Assert.Equal("READ_ONLY", answer.Text("error_code"));
                // What was refused is a gap for what that client would type next.
                typist = new Typist((ulong)race + 1);
            }
            await host.JoinAsync(owner.Workspace!, editor, Role.Editor);
        }
        output.WriteLine($"{Races} races: {stored} edits were stored before the right was gone, {refused} were refused after");
        Assert.Equal(before + stored, Head(host, id));
        Assert.True(stored > 0 && refused > 0, "both came first at times");
    }

    // What is stored when the right is gone is read together with the commit: nothing may come after it.
    private static async Task<long> ChangeAsync(TuttiHost host, WorkspaceId workspace, Person person, string document, double headStart)
    {
        Wait(headStart);
        var head = -1L;
        await using var transaction = await host.Get<IStore>().BeginAsync(CancellationToken.None);
        await host.Get<Memberships>().SetAsync(transaction, workspace, person, Role.Viewer, Timestamps.Text(host.Clock.GetUtcNow()));
        transaction.WithCommit(() => head = Head(host, document));
        await transaction.CommitAsync();
        return head;
    }

    private static long Head(TuttiHost host, string document)
    {
        using var connection = host.Get<IStore>().OpenRead();
        return connection.QuerySingle<long>("SELECT head FROM room WHERE document_id = @document", new { document });
    }

    private double HeadStart() => _random.NextDouble() * LongestHeadStart;

    private static void Wait(double milliseconds)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalMilliseconds < milliseconds) Thread.SpinWait(50);
    }
}
