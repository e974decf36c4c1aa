using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Jwt;
using Tutti.Store;

namespace Tutti.Server.Accounts.Sessions;

/// <summary>Starts, goes on with and ends sessions, inside the transaction of the action that asks.</summary>
internal sealed class SessionLife(AccessTokens tokens, LiveSessions live, SessionEndings endings, IOptions<AccountsOptions> options)
{
    /// <summary>Starts a session for someone who has just proven who they are.</summary>
    public async ValueTask<SessionView> StartAsync(ActionContext context, Account account)
    {
        var secret = new SessionSecret(Secrets.New(), context.Now + options.Value.SessionLifetime);
        var session = new SessionRow
        {
            Id = Guid.CreateVersion7(context.Now).ToString("D"),
            PersonId = account.Id,
            SecretHash = Secrets.HashOf(secret.Text),
            CreatedAt = context.At,
            ExpiresAt = Timestamps.Text(secret.ExpiresAt),
            Device = Device.Of(context.Caller.Agent),
            Address = context.Caller.Address,
        };
        await SessionStore.InsertAsync(context.Db, session);
        context.Become(new SignedIn(account.ToPerson(), session.Id));
        return await IssueAsync(context, account, session) with { Secret = secret };
    }

    /// <summary>Hands out the next pair of tokens of a session.</summary>
    public async ValueTask<SessionView> IssueAsync(ActionContext context, Account account, SessionRow session)
    {
        var refresh = Secrets.New();
        var expires = Timestamps.Text(context.Now + options.Value.SessionLifetime);
        await SessionStore.InsertRefreshTokenAsync(context.Db, Secrets.HashOf(refresh), session.Id, expires);
        var (access, accessExpires) = tokens.Write(account.ToPerson(), session.Id);
        return new SessionView(account.ToView(), access, refresh, Timestamps.Text(accessExpires));
    }

    /// <summary>Keeps a session that is used.</summary>
    public Task ProlongAsync(ActionContext context, SessionRow session) =>
        SessionStore.ProlongAsync(context.Db, session.Id, Timestamps.Text(context.Now + options.Value.SessionLifetime));

    /// <summary>Ends a session; its tokens, its cookie and its sockets end with the commit.</summary>
    public async ValueTask<bool> EndAsync(ActionContext context, SessionRow session)
    {
        if (!await SessionStore.EndAsync(context.Db, session.Id, context.At)) return false;
        Forget(context, session);
        return true;
    }

    /// <summary>Ends all sessions of whoever acts but the one that asks; all of them when it is no session that asks.</summary>
    /// <returns>How many ended.</returns>
    public async ValueTask<int> EndOthersAsync(ActionContext context)
    {
        var ended = await SessionStore.EndOthersAsync(context.Db, context.Person.Id, context.Who!.SessionId, context.At);
        foreach (var session in ended) Forget(context, session);
        return ended.Count;
    }

    private void Forget(ActionContext context, SessionRow session) => context.Transaction.AfterCommit(() =>
    {
        live.Forget(session);
        endings.End(session.Id);
    });
}
