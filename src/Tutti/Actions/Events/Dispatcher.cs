using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tutti.Rooms;

namespace Tutti.Actions.Events;

/// <summary>
/// After the commit: tells the document's room, then whoever listens. Nothing here can undo the action any more. An event
/// whose listeners have all been told leaves the outbox (see <see cref="EventOutbox"/>); the others are told again.
/// </summary>
internal sealed partial class Dispatcher(
    IRoomGateway rooms, Listeners listeners, IServiceProvider services, ILogger<Dispatcher> logger)
{
    // What finds no room here stays in the outbox and is told once more, which does no harm.
    private readonly Channel<Guid> _told = Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(100_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Events that everyone has been told of.</summary>
    public ChannelReader<Guid> Told => _told.Reader;

    public async ValueTask DispatchAsync(IReadOnlyList<EventRow> rows)
    {
        var untold = 0;
        foreach (var row in rows)
        {
            if (row.Happened.Document is { } document && !TryPublish(document, EventFrames.Of(document, row))) untold++;
        }
        foreach (var row in rows)
        {
            if (await TellAsync(row) && untold == 0) Settle(row.Id);
        }
    }

    /// <summary>Tells the room, which ignores what it knows and reads for itself what it missed.</summary>
    /// <returns>Whether it could be told.</returns>
    public bool TryPublish(DocumentId document, RoomEvent happened)
    {
        try
        {
            rooms.Publish(document, happened);
            return true;
        }
        catch (Exception exception)
        {
            // The action is done; the room is told again later.
            PublishFailed(logger, document, exception);
            return false;
        }
    }

    /// <summary>Tells everyone who listens.</summary>
    /// <returns>Whether all of them took it.</returns>
    public async ValueTask<bool> TellAsync(EventRow row)
    {
        var all = true;
        foreach (var listener in listeners.Of(row.Happened)) all &= await TellAsync(listener, row);
        return all;
    }

    /// <summary>Everyone was told, or nobody is to be told any more.</summary>
    public void Settle(Guid id) => _told.Writer.TryWrite(id);

    private async ValueTask<bool> TellAsync(Listeners.Listener listener, EventRow row)
    {
        try
        {
            // The person who acted may be gone by now; what follows from the event is done all the same.
            await listener(services, row, CancellationToken.None);
            return true;
        }
        catch (Exception exception)
        {
            ListenerFailed(logger, row.Type, exception);
            return false;
        }
    }

    [LoggerMessage(202, LogLevel.Error, "The room of document {Document} could not be told of an event")]
    private static partial void PublishFailed(ILogger logger, DocumentId document, Exception exception);

    [LoggerMessage(201, LogLevel.Error, "A listener to {Event} failed; it is told again later")]
    private static partial void ListenerFailed(ILogger logger, string @event, Exception exception);
}
