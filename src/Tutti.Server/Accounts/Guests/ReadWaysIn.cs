using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Email;

namespace Tutti.Server.Accounts.Guests;

/// <summary>How people may come in on this server, for a page that shows nothing that would be refused.</summary>
internal sealed record ReadWaysIn : IForAnyone;

internal sealed class ReadWaysInHandler(IOptions<AccountsOptions> options, IHostEnvironment environment, EmailOutbox outbox)
    : IHandler<ReadWaysIn, WaysInView>
{
    public ValueTask<Outcome<WaysInView>> Handle(ReadWaysIn input, ActionContext context, CancellationToken cancellationToken) =>
        new(new WaysInView(options.Value.WelcomesGuests(environment), outbox.Check() is null));
}

/// <summary>Whether guests are welcome, and whether a forgotten password can be replaced by mail.</summary>
internal sealed record WaysInView(bool Guests, bool Email);
