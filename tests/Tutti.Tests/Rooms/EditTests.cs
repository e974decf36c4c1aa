using Tutti.Crdt.Protocol;
using Tutti.Tests.Support;

namespace Tutti.Tests.Rooms;

[Covers("R1", "D1", "D5")]
public class EditTests
{
    /// <summary>How people come in.</summary>
    protected virtual bool ByStream => false;

    private Task<RoomHost> StartAsync(string? data = null) => RoomHost.StartAsync(data: data, byStream: ByStream);

    [Fact]
    public async Task An_update_reaches_the_other_person_and_is_acknowledged_to_its_author()
    {
        await using var host = await StartAsync();
        var document = DocumentId.New();
        await using var alice = await host.OpenAsync(host.Person("Alice"), document);
        await using var bob = await host.OpenAsync(host.Person("Bob"), document);
        await bob.NextSyncAsync(SyncStep.Step1);
        var typist = new Typist(1);

        await alice.SendUpdateAsync(typist.Type("hello"));

        await bob.NextSyncAsync(SyncStep.Update);
        Assert.Equal(5, typist.CountIn(bob.Document()));
        Assert.Equal(1, (await alice.NextJsonAsync("ack")).GetProperty("upto").GetInt64());
    }

    [Fact]
    public async Task Someone_who_joins_late_gets_the_whole_document()
    {
        await using var host = await StartAsync();
        var document = DocumentId.New();
        await using var alice = await host.OpenAsync(host.Person("Alice"), document);
        var typist = new Typist(1);
        foreach (var letter in "all of it") await alice.SendUpdateAsync(typist.Type(letter.ToString()));
        await Eventually.True(() => alice.Acknowledged == 9, "nine updates are acknowledged");

        await using var bob = await host.OpenAsync(host.Person("Bob"), document);
        await bob.SendStep1Async();
        await bob.NextSyncAsync(SyncStep.Step2);

        Assert.Equal(9, typist.CountIn(bob.Document()));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("tutti-restart-").FullName;
        var document = DocumentId.New();
        var typist = new Typist(7);
        await using (var host = await StartAsync(data: data))
        {
            await using var alice = await host.OpenAsync(host.Person("Alice"), document);
            await alice.SendUpdateAsync(typist.Type("kept"));
            await alice.NextJsonAsync("ack");
        }
        await using (var host = await StartAsync(data: data))
        {
            await using var bob = await host.OpenAsync(host.Person("Bob"), document);
            await bob.SendStep1Async();
            await bob.NextSyncAsync(SyncStep.Step2);
            Assert.Equal(4, typist.CountIn(bob.Document()));
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task An_update_that_lacks_something_is_not_acknowledged_until_the_gap_is_closed()
    {
        await using var host = await StartAsync();
        var document = DocumentId.New();
        await using var alice = await host.OpenAsync(host.Person("Alice"), document);
        await alice.NextSyncAsync(SyncStep.Step1);
        var typist = new Typist(1);
        var first = typist.Type("a");
        var second = typist.Type("b");

        await alice.SendUpdateAsync(second);
        await alice.NextSyncAsync(SyncStep.Step1);
        Assert.Equal(0, alice.Acknowledged);
        await alice.SendAsync(SyncMessage.ToFrame(SyncStep.Step2, Crdt.Updates.Update.Merge([first, second])));

        Assert.Equal(2, (await alice.NextJsonAsync("ack")).GetProperty("upto").GetInt64());
    }

    [Fact]
    public async Task A_client_id_of_someone_else_is_refused()
    {
        await using var host = await StartAsync();
        var document = DocumentId.New();
        await using var alice = await host.OpenAsync(host.Person("Alice"), document);
        await using var mallory = await host.OpenAsync(host.Person("Mallory"), document);
        var typist = new Typist(1);
        await alice.SendUpdateAsync(typist.Type("mine"));
        await alice.NextJsonAsync("ack");

        await mallory.SendUpdateAsync(typist.Type("forged"));

        var error = await mallory.NextJsonAsync("error");
        Assert.Equal("UPDATE_REJECTED", error.GetProperty("error_code").GetString());
        Assert.Equal(1, error.GetProperty("update").GetInt64());
    }
}

/// <summary>The same editing where no WebSocket gets through.</summary>
[Covers("D1", "D5", "R7")]
public sealed class EditByStreamTests : EditTests
{
    protected override bool ByStream => true;
}
