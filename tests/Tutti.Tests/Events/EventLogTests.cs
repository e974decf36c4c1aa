using Dapper;
using Tutti.Actions.Events;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Events;

/// <summary>What is written down stays as it was, in one order.</summary>
public sealed class EventLogTests
{
    [Fact]
    [Covers("K2")]
    public async Task Nobody_can_change_or_delete_an_event()
    {
        await using var host = await TuttiHost.StartAsync();
        await host.GuestAsync();
        foreach (var sql in new[]
        {
            "UPDATE event SET data = '{}'", "UPDATE event SET link = NULL", "DELETE FROM event",
            "DELETE FROM event WHERE type = 'guest_arrived'",
        })
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() => host.RunSqlAsync(sql));
            Assert.Contains("only ever added to", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Covers("K2")]
    public async Task Each_event_is_a_link_of_its_chain_also_under_load()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var ids = new List<string>();
        for (var i = 0; i < 4; i++) ids.Add(await ann.DocumentAsync());
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => ann.PatchAsync($"documents/{ids[i % 4]}", new { title = $"T{i}" })));
        using var connection = host.Get<IStore>().OpenRead();
        var rows = (await connection.QueryAsync<EventFields>("SELECT * FROM event WHERE chain = @Workspace ORDER BY link", new { ann.Workspace })).AsList();
        Assert.True(rows.Count >= 60);
        var before = "";
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(i + 1, rows[i].Link);
            Assert.Equal(rows[i].HashAfter(before), rows[i].Hash);
            before = rows[i].Hash!;
        }
        // In one process ids sort as links do, so that lists by time and the chain tell the same story.
        Assert.Equal(rows.Select(row => row.Id), rows.Select(row => row.Id).Order(StringComparer.Ordinal));
        foreach (var id in ids) Assert.Equal(Enumerable.Range(1, 16).Select(number => (long?)number), host.Events(id).Select(row => row.Number));
    }

    [Fact]
    public async Task Events_that_were_there_before_the_chain_are_sealed_at_the_start()
    {
        var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        await ann.DocumentAsync();
        await host.UnlockEventsAsync();
        await host.RunSqlAsync(
            """
            UPDATE event SET chain = NULL, link = NULL, hash = NULL;
            DELETE FROM event_counter WHERE scope LIKE 'chain/%';
            """);
        var workspace = ann.Workspace;
        var data = await host.StopKeepingAsync();
        await using var again = await TuttiHost.StartInAsync(data, new TestLog());
        Assert.Equal(0, again.Count("SELECT count(*) FROM event WHERE link IS NULL OR hash IS NULL"));
        ann = ann.At(again);
        var verified = (await ann.GetAsync($"workspaces/{workspace}/audit/verify")).Expect(200).Json;
        Assert.True(verified.GetProperty("intact").GetBoolean(), verified.GetRawText());
        Assert.True(verified.GetProperty("checked").GetInt64() > 5);
    }

    [Fact]
    public async Task Everyone_who_did_something_can_be_shown()
    {
        await using var host = await TuttiHost.StartAsync();
        await host.GuestAsync();
        (await host.Nobody().PostAsync("auth/register", new { email = "a@b.c", name = "Ann", password = "12345678" })).Expect(201);
        Assert.Equal(0, host.Count("SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = e.person_id)"));
    }

    [Fact]
    public void Ids_sort_by_time_and_a_time_is_a_place_among_them()
    {
        var at = new DateTimeOffset(2026, 5, 1, 12, 0, 0, 123, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 3_000).Select(i => EventIds.New(at.AddTicks(i * 3)).ToString("D")).ToList();
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
        Assert.True(string.CompareOrdinal(EventIds.Since(at), ids[0]) < 0);
        Assert.True(string.CompareOrdinal(EventIds.Since(at.AddMilliseconds(1)), ids[^1]) > 0);
        Assert.Equal(7, EventIds.New(at).Version);
    }
}
