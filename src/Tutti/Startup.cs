using Microsoft.Extensions.Hosting;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Rooms;
using Tutti.Store;
using Tutti.Telemetry;

namespace Tutti;

/// <summary>Brings the schema up to date before the server takes its first request, and says when it is ready.</summary>
internal sealed class Startup(
    IStore store, EventSealing sealing, Readiness readiness, SessionEndings endings, RoomDirectory rooms) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.MigrateAsync(cancellationToken);
        await sealing.SealAsync(cancellationToken);
        endings.Ended += rooms.EndSession;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        readiness.Started();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Drain();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
