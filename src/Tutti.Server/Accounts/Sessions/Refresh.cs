using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>Trades a refresh token, once, for the next pair of tokens.</summary>
internal sealed record Refresh(string RefreshToken) : IForAnyone;

internal sealed class RefreshHandler(SessionLife sessions) : IHandler<Refresh, SessionView>
{
    private static readonly Refusal NotValid = new(RefusalCode.NotAuthenticated, "The refresh token is not valid any more; sign in again.");

    public async ValueTask<Outcome<SessionView>> Handle(Refresh input, ActionContext context, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashOf(input.RefreshToken);
        if (await SessionStore.FindRefreshTokenAsync(context.Db, hash) is not { } token) return NotValid;
        var session = (await SessionStore.FindAsync(context.Db, token.SessionId))!;
        var account = (await AccountStore.FindAsync(context.Db, session.PersonId))!;
        context.Become(new SignedIn(account.ToPerson(), session.Id));
        if (token.UsedAt is not null) return await RevokeAsync(context, session);
        if (!session.IsLive(context.Now) || account.DisabledAt is not null || Timestamps.Read(token.ExpiresAt) <= context.Now)
            return NotValid;
        if (!await SessionStore.UseRefreshTokenAsync(context.Db, hash, context.At)) return await RevokeAsync(context, session);
        await sessions.ProlongAsync(context, session);
        context.Raise(new SessionRefreshed());
        return await sessions.IssueAsync(context, account, session);
    }

    // Two hold the same token, and nobody can say which is the thief: the whole family ends (TK-12).
    private async ValueTask<Outcome<SessionView>> RevokeAsync(ActionContext context, SessionRow session)
    {
        if (await sessions.EndAsync(context, session))
        {
            context.Raise(new StolenTokenFound());
            context.KeepChanges();
        }
        return NotValid;
    }
}
