using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Actions.Events;
using Tutti.Features.Documents;
using Tutti.Tests.Support;

namespace Tutti.Tests.Events;

/// <summary>Between the commit and the telling the server may die, or a listener fail; nobody misses anything.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task What_was_told_leaves_the_outbox()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        await ann.DocumentAsync();
        await Eventually.True(() => host.Count("SELECT count(*) FROM event_outbox") == 0, "the outbox is empty");
    }

    [Fact]
    public async Task What_was_not_told_before_the_end_is_told_after_the_next_start()
    {
        var heard = new Heard { IsDeaf = true };
        var host = await StartAsync(heard, null);
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        (await ann.PatchAsync($"documents/{id}", new { title = "Told later" })).Expect(200);
        Assert.Empty(heard.Titles);
        var data = await host.StopKeepingAsync();

        heard.IsDeaf = false;
        await using var again = await StartAsync(heard, data);
        await Eventually.True(() => heard.Titles.Contains("Told later"), "the listener hears of it after the start");
        await Eventually.True(() => again.Count("SELECT count(*) FROM event_outbox") == 0, "the outbox is empty");
        var row = heard.Rows.Single();
        Assert.Equal(id, row.Happened.Document.ToString());
        Assert.Equal(2, row.Number);
        Assert.Equal(ann.Person.Id, row.Person.Id);
    }

    [Fact]
    public async Task A_listener_that_fails_does_not_undo_the_action_and_is_told_again()
    {
        var heard = new Heard { IsDeaf = true };
        await using var host = await StartAsync(heard, null);
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        (await ann.PatchAsync($"documents/{id}", new { title = "Again" })).Expect(200);
        heard.IsDeaf = false;
        host.Clock.Shift += TimeSpan.FromMinutes(1);
        await host.Get<EventOutbox>().TellLeftAsync(host.Clock.GetUtcNow());
        Assert.Equal(["Again"], heard.Titles);
        await host.Get<EventOutbox>().TellLeftAsync(host.Clock.GetUtcNow());
        await Eventually.True(() => host.Count("SELECT count(*) FROM event_outbox") == 0, "the outbox is empty");
    }

    [Fact]
    public async Task A_listener_that_never_succeeds_is_given_up()
    {
        var heard = new Heard { IsDeaf = true };
        await using var host = await StartAsync(heard, null);
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync();
        (await ann.PatchAsync($"documents/{id}", new { title = "Never" })).Expect(200);
        host.Clock.Shift += TimeSpan.FromMinutes(1);
        for (var tries = 0; tries < 12; tries++) await host.Get<EventOutbox>().TellLeftAsync(host.Clock.GetUtcNow());
        await Eventually.True(() => host.Count("SELECT count(*) FROM event_outbox") == 0, "the outbox is empty");
        Assert.Empty(heard.Titles);
    }

    private static async Task<TuttiHost> StartAsync(Heard heard, string? data) => await TuttiHost.StartWithAsync(
        services =>
        {
            services.AddSingleton(heard);
            ((Listeners)services.Single(service => service.ServiceType == typeof(Listeners)).ImplementationInstance!)
                .Add<DocumentRenamed, Ear>();
        },
        data);

    private sealed class Heard
    {
        public bool IsDeaf { get; set; }

        public ConcurrentQueue<EventRow> Rows { get; } = new();

        public IEnumerable<string> Titles => Rows.Select(row => ((DocumentRenamed)row.Happened).Title);
    }

    private sealed class Ear(Heard heard) : IListen<DocumentRenamed>
    {
        public ValueTask On(DocumentRenamed happened, EventRow row, CancellationToken cancellationToken)
        {
            if (heard.IsDeaf) throw new InvalidOperationException("It did not listen.");
            heard.Rows.Enqueue(row);
            return default;
        }
    }
}
