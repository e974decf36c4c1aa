using Tutti.Actions;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>Where one is signed in, the newest sign-in first.</summary>
internal sealed record ListSessions(int? Limit = null, string? After = null) : IValidated
{
    public Refusal? Validate() => PageSize.Check(Limit);
}

internal sealed class ListSessionsHandler(SessionUse use) : IHandler<ListSessions, Page<OwnSessionView>>
{
    public async ValueTask<Outcome<Page<OwnSessionView>>> Handle(
        ListSessions input, ActionContext context, CancellationToken cancellationToken)
    {
        var size = input.Limit ?? PageSize.Usual;
        var rows = await SessionStore.ListAsync(context.Db, context.Person.Id, input.After, context.At, size + 1);
        return PageSize.Of([.. rows.Select(row => Show(row, context))], input.Limit, view => view.Id);
    }

    private OwnSessionView Show(SessionRow row, ActionContext context) => new(
        row.Id,
        row.Id == context.Who!.SessionId,
        row.CreatedAt,
        use.LastSeen(row),
        row.ExpiresAt,
        row.Device ?? Device.Unknown,
        row.Address ?? "");
}
