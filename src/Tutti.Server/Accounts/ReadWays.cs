using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Email;

namespace Tutti.Server.Accounts;

/// <summary>How people may come in here: whether guests are welcome, and whether a forgotten password can be mended by mail.</summary>
internal sealed record ReadWays : IForAnyone;

internal sealed class ReadWaysHandler(IOptions<AccountsOptions> options, IHostEnvironment environment, EmailOutbox outbox)
    : IHandler<ReadWays, WaysView>
{
    public ValueTask<Outcome<WaysView>> Handle(ReadWays input, ActionContext context, CancellationToken cancellationToken) =>
        new(new WaysView(options.Value.WelcomesGuests(environment), outbox.Check() is null));
}

/// <summary>How people may come in.</summary>
internal sealed record WaysView(bool Guests, bool Email);
