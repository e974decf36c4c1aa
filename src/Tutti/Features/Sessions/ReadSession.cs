using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Sessions;

/// <summary>The live session of a document, with who takes part; the first five hundred who came.</summary>
internal sealed record ReadSession(DocumentId DocumentId) : IInDocument;

internal sealed class ReadSessionHandler(LiveSessions sessions, SessionVisits visits) : IHandler<ReadSession, LiveSessionView>
{
    private const int Most = 500;

    public async ValueTask<Outcome<LiveSessionView>> Handle(ReadSession input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await SessionStore.FindAsync(context.Db, input.DocumentId) is not { } session) return ActionRights.NoSuchThing;
        var people = await SessionPeople.ListAsync(context.Db, session.Id, Most);
        return await sessions.ViewAsync(context.Db, session) with
        {
            Participants = [.. people.Select(person => Show(session.DocumentId, person, context))],
        };
    }

    private ParticipantView Show(DocumentId document, SessionPerson person, ActionContext context)
    {
        var isHere = visits.IsHere(document, person.Id);
        return new ParticipantView(
            person.Id,
            person.Name,
            person.Color,
            person.Avatar,
            person.JoinedAt,
            isHere ? context.At : LastSeen(document, person),
            isHere || person.IsSeated);
    }

    // The store is told only now and then that somebody without a socket is still there.
    private string LastSeen(DocumentId document, SessionPerson person)
    {
        if (!person.IsSeated) return person.LastSeenAt;
        var heard = Timestamps.Text(visits.HeardAt(document, person.Id));
        return string.CompareOrdinal(heard, person.LastSeenAt) > 0 ? heard : person.LastSeenAt;
    }
}
