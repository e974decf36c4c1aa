using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>Somebody came to a document, was there already when it was asked, or went.</summary>
internal readonly record struct Visit(DocumentId Document, Person Person, VisitKind Kind, DateTimeOffset At);

internal enum VisitKind
{
    Came,
    Is,
    Went,
}

/// <summary>
/// Who is at which document at this moment, as the rooms and the requests say it. It is kept in memory: after a restart nobody
/// is anywhere, and every grace begins with the start.
/// </summary>
internal sealed class SessionVisits(IOptions<SessionsOptions> options, TimeProvider clock) : IRoomVisits, IRoomEdits
{
    // Longer than any grace, so that nothing is forgotten that still counts.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(25);

    private readonly ConcurrentDictionary<DocumentId, DocumentVisits> _documents = new();

    // What finds no room here is not written down as taking part; who is where is right all the same.
    private readonly Channel<Visit> _news = Channel.CreateBounded<Visit>(
        new BoundedChannelOptions(100_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private readonly DateTimeOffset _start = clock.GetUtcNow();

    /// <summary>Comings and goings, for whoever writes them down.</summary>
    public ChannelReader<Visit> News => _news.Reader;

    /// <summary>Since when it is known who comes and goes.</summary>
    public DateTimeOffset Start => _start;

    public void Came(RoomKey room, Person person)
    {
        Do(room.Document, visits => visits.Came(person));
        _news.Writer.TryWrite(new Visit(room.Document, person, VisitKind.Came, clock.GetUtcNow()));
    }

    public void Went(RoomKey room, Person person)
    {
        var now = clock.GetUtcNow();
        Do(room.Document, visits => visits.Went(person.Id, now));
        if (!IsHere(room.Document, person.Id)) _news.Writer.TryWrite(new Visit(room.Document, person, VisitKind.Went, now));
    }

    public void Edited(RoomKey room, IEditor editor)
    {
        var (person, now) = (editor.Person.Id, clock.GetUtcNow());
        Do(room.Document, visits => visits.Edited(person, now));
    }

    /// <summary>Somebody without a socket has asked for something.</summary>
    public void Heard(DocumentId document, PersonId person)
    {
        var now = clock.GetUtcNow();
        Do(document, visits => visits.Heard(person, now));
    }

    /// <summary>Says once more who is at a document: a session has begun there.</summary>
    public void Repeat(DocumentId document)
    {
        foreach (var person in Here(document)) _news.Writer.TryWrite(new Visit(document, person, VisitKind.Is, clock.GetUtcNow()));
    }

    public IReadOnlyList<Person> Here(DocumentId document) => Find(document)?.Here() ?? [];

    public bool IsHere(DocumentId document, PersonId person) => FindHere(document, person) is not null;

    /// <summary>Somebody who is at a document, as they look now; null when they are not.</summary>
    public Person? FindHere(DocumentId document, PersonId person) => Find(document)?.Find(person);

    /// <summary>When somebody last changed the document, if nobody has since.</summary>
    public DateTimeOffset? EditedAt(DocumentId document, PersonId person) => Find(document)?.EditedAt(person);

    /// <summary>When somebody without a socket was last heard, as far as this process knows.</summary>
    public DateTimeOffset HeardAt(DocumentId document, PersonId person) => Find(document)?.HeardAt(person) ?? _start;

    /// <summary>Whether somebody has been away for so long that nothing waits for them any more.</summary>
    /// <param name="document">The document.</param>
    /// <param name="person">Who.</param>
    /// <param name="isSeated">Whether they have a place without a socket.</param>
    /// <param name="lastSeenAt">When they were last seen, as the store has it.</param>
    public bool IsGone(DocumentId document, PersonId person, bool isSeated, string lastSeenAt)
    {
        if (IsHere(document, person)) return false;
        var seen = Timestamps.Read(lastSeenAt);
        var until = Latest(Find(document)?.WentAt(person) ?? _start, seen) + options.Value.TurnKept;
        if (isSeated) until = Latest(until, Latest(HeardAt(document, person), seen) + options.Value.PlaceKept);
        return clock.GetUtcNow() >= until;
    }

    /// <summary>Whether whoever has the turn has not used it for too long.</summary>
    /// <param name="document">The document.</param>
    /// <param name="holder">Whose turn it is.</param>
    /// <param name="since">Since when, as the store has it.</param>
    public bool IsSilent(DocumentId document, PersonId holder, string since)
    {
        var last = Latest(Latest(Timestamps.Read(since), _start), EditedAt(document, holder) ?? default);
        return clock.GetUtcNow() - last >= options.Value.TurnSilence;
    }

    /// <summary>Forgets what nobody asks for any more.</summary>
    public void Forget()
    {
        var before = clock.GetUtcNow() - Remembered;
        foreach (var (document, visits) in _documents)
        {
            if (visits.Forget(before)) _documents.TryRemove(new(document, visits));
        }
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private DocumentVisits? Find(DocumentId document) => _documents.GetValueOrDefault(document);

    private void Do(DocumentId document, Action<DocumentVisits> act)
    {
        while (!_documents.GetOrAdd(document, static _ => new DocumentVisits()).TryDo(act))
        {
            // It was just forgotten; the next one takes it.
        }
    }
}
