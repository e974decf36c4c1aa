using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Features.Shares;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Guests;

/// <summary>
/// Lets people in by share links: an account without e-mail or password, and without a workspace of its own. What they may
/// do is the link's; <c>Tutti:Guests</c> switched off shuts this door too.
/// </summary>
internal sealed class GuestSessions(SessionLife sessions, IOptions<AccountsOptions> options) : IGuestSessions
{
    public bool AreWelcome => options.Value.Guests != false;

    public async ValueTask<GuestSession> StartAsync(string name, ActionContext context)
    {
        var account = new Account
        {
            Id = PersonId.New(),
            Name = name,
            Color = PersonColors.At(await AccountStore.CountAsync(context.Db)),
            IsGuest = true,
        };
        await Memberships.RememberAsync(context.Db, account.ToPerson());
        await AccountStore.InsertAsync(context.Db, account, context.At);
        var view = await sessions.StartAsync(context, account);
        context.Raise(new GuestArrived());
        return new GuestSession(account.ToPerson(), view.AccessToken, view.RefreshToken, view.ExpiresAt, view.Apply);
    }
}
