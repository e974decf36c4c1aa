using Microsoft.Extensions.Logging;
using Tutti.Connections;

namespace Tutti.Rooms;

/// <content>
/// What the room says of the document's events: each once, in order, to everyone who takes JSON, and to those who come back
/// what they missed. The store is read off the loop.
/// </content>
internal sealed partial class Room
{
    private const int EventsAtOnce = 200;

    private static readonly TimeSpan OutboxStep = TimeSpan.FromMilliseconds(5);

    private bool _isReadingEvents;

    private void Publish(RoomEvent happened)
    {
        foreach (var next in _events.Add(happened)) _fanOut.Event(next);
        ReadMissingEvents();
    }

    private void ReadMissingEvents()
    {
        if (_isReadingEvents || !_events.HasGap) return;
        _isReadingEvents = true;
        _ = Task.Run(() => ReadEventsAsync(null, _events.Last));
    }

    private async ValueTask IntroduceAsync(Member member, long? after)
    {
        var rules = await RulesAsync();
        _roster.Introduce(member, _presence, rules, _state.Bytes, _events.Last);
        if (after is not { } from || !member.Dialect.SpeaksJson()) return;
        if (_events.Last - from > _services.Options.EventsBack)
        {
            StartAfresh(member);
            return;
        }
        member.LastEvent = from;
        var isUnderWay = member.IsCatchingUp;
        member.IsCatchingUp = true;
        // One that knows more than the room has perhaps only been quicker than the news; the store knows.
        if (from <= _events.Last && SendKept(member)) member.IsCatchingUp = false;
        else if (!isUnderWay) ReadFor(member);
    }

    private void EventsRead(Member? member, EventReading reading)
    {
        if (member is not null)
        {
            CatchUp(member, reading);
            return;
        }
        _isReadingEvents = false;
        var before = _events.Last;
        foreach (var happened in reading.Events ?? [])
        {
            foreach (var next in _events.Add(happened)) _fanOut.Event(next);
        }
        // When nothing came the store is asked again in a second.
        if (_events.Last > before) ReadMissingEvents();
    }

    private void CatchUp(Member member, EventReading reading)
    {
        if (!member.IsCatchingUp) return;
        if (reading.Events is null)
        {
            member.Socket.Close(CloseCode.TryAgainLater, CloseReasons.Of(CloseCode.TryAgainLater));
            return;
        }
        if (member.LastEvent > reading.Last)
        {
            StartAfresh(member);
            return;
        }
        var before = member.LastEvent;
        Send(member, reading.Events);
        if (member.LastEvent >= _events.Last || SendKept(member)) member.IsCatchingUp = false;
        else if (member.LastEvent == before && member.Outbox.HasRoom && reading.Events.Count == 0) StartAfresh(member);
        else ReadFor(member);
    }

    // It cannot be told what it missed: it reads what it needs anew.
    private void StartAfresh(Member member)
    {
        member.LastEvent = _events.Last;
        member.IsCatchingUp = false;
        member.Send(RoomFrames.Resync);
    }

    private bool SendKept(Member member)
    {
        if (_events.After(member.LastEvent) is not { } kept) return false;
        Send(member, kept);
        return member.LastEvent >= _events.Last;
    }

    // Only as much as the outbox takes: what came by the way live is not to be pushed out by the past.
    private static void Send(Member member, IEnumerable<RoomEvent> events)
    {
        foreach (var happened in events)
        {
            if (!member.Outbox.HasRoom) break;
            if (happened.Number != member.LastEvent + 1) continue;
            member.Outbox.Enqueue(happened.For(member.Rights));
            member.LastEvent++;
        }
        member.Outbox.Flush();
    }

    private void ReadFor(Member member) => _ = Task.Run(() => ReadEventsAsync(member, member.LastEvent));

    private async Task ReadEventsAsync(Member? member, long after)
    {
        try
        {
            while (member is { Outbox.HasRoom: false }) await Task.Delay(OutboxStep, _services.Clock);
            var last = _services.Events.Last(Key.Document);
            var events = await _services.Events.AfterAsync(Key.Document, after, EventsAtOnce, CancellationToken.None);
            Post(new RoomMessage(RoomMessageKind.EventsRead, member, Detail: new EventReading(events, last)));
        }
        catch (Exception error)
        {
            LogEventsFailed(error, Key.Document);
            Post(new RoomMessage(RoomMessageKind.EventsRead, member, Detail: new EventReading(null, 0)));
        }
    }

    [LoggerMessage(112, LogLevel.Error, "The events of document {Document} cannot be read")]
    private partial void LogEventsFailed(Exception error, DocumentId document);
}
