using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>Begins a live session on a document, or joins the one that is live; what was asked for is the first one's to say.</summary>
internal sealed record OpenSession(DocumentId DocumentId, EditMode? Mode = null, int? MaxUsers = null) : IInDocument;

internal sealed class OpenSessionHandler(LiveSessions sessions, SessionVisits visits, IOptions<SessionsOptions> options)
    : IHandler<OpenSession, LiveSessionView>
{
    private const int MostTries = 3;

    private static readonly Refusal NotYours = new(RefusalCode.PermissionDenied, "Nobody has begun a session here, and your role does not."),
        Busy = new(RefusalCode.Conflict, "Sessions begin and end here at this moment; try again.");

    public ValueTask<Refusal?> Prepare(OpenSession input, ActionContext context, CancellationToken cancellationToken) =>
        new(SessionSettings.Check(input.MaxUsers, options.Value));

    public async ValueTask<Outcome<LiveSessionView>> Handle(OpenSession input, ActionContext context, CancellationToken cancellationToken)
    {
        // Two may begin at once: one of them waits for the other, and joins.
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await SessionStore.HoldAsync(context.Db, input.DocumentId) is { } live) return await JoinAsync(live, context);
            if (!context.Rights!.May(Permission.Edit)) return NotYours;
            if (await SessionStore.WorkspaceAsync(context.Db, input.DocumentId) is not { } workspace) return ActionRights.NoSuchThing;
            var session = New(input, workspace, context);
            if (await SessionStore.InsertAsync(context.Db, session)) return await StartAsync(session, context);
        }
        return Busy;
    }

    private static LiveSession New(OpenSession input, WorkspaceId workspace, ActionContext context)
    {
        var takesTurns = input.Mode == EditMode.Sequential;
        return new LiveSession
        {
            Id = Guid.CreateVersion7(context.Now).ToString("D"),
            DocumentId = input.DocumentId,
            WorkspaceId = workspace,
            HostId = context.Person.Id,
            Mode = input.Mode ?? EditMode.Parallel,
            MaxUsers = input.MaxUsers,
            PlacesSince = context.At,
            StartedAt = context.At,
            TurnHolder = takesTurns ? context.Person.Id : null,
            TurnSince = takesTurns ? context.At : null,
            ActiveAt = context.At,
        };
    }

    private async Task<LiveSessionView> StartAsync(LiveSession session, ActionContext context)
    {
        var isHere = visits.IsHere(session.DocumentId, context.Person.Id);
        await SessionPeople.AddAsync(context.Db, session.Id, context.Person, context.At, isSeated: !isHere);
        context.Transaction.AfterCommit(() =>
        {
            if (!isHere) visits.Heard(session.DocumentId, context.Person.Id);
            // Whoever is there already takes part.
            visits.Repeat(session.DocumentId);
        });
        var view = await sessions.KeepAsync(context.Transaction, session);
        context.Raise(new SessionStarted(session.WorkspaceId, session.DocumentId, view));
        return view;
    }

    private async Task<Outcome<LiveSessionView>> JoinAsync(LiveSession session, ActionContext context)
    {
        var before = await SessionPeople.FindAsync(context.Db, session.Id, context.Person.Id);
        if (await sessions.AdmitAsync(context, session) is { } refusal) return refusal;
        var view = await sessions.KeepAsync(context.Transaction, session);
        var isNew = before is null || before.LeftAt is not null;
        if (isNew) context.Raise(new SessionJoined(session.WorkspaceId, session.DocumentId, view));
        return view;
    }
}
