using Microsoft.Extensions.Options;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Who one is.</summary>
internal sealed record ReadMe;

internal sealed class ReadMeHandler(IOptions<AccountsOptions> options) : IHandler<ReadMe, MeView>
{
    public async ValueTask<Outcome<MeView>> Handle(ReadMe input, ActionContext context, CancellationToken cancellationToken) =>
        await AccountStore.FindAsync(context.Db, context.Person.Id) is { } account
            ? await MeView.OfAsync(context.Db, account) with { CookieUntil = context.Now + options.Value.SessionLifetime }
            // Somebody whom another issuer knows: there is no account here, but there is a person.
            : MeView.Of(context.Who!);
}
