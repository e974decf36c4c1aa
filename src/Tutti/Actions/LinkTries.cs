using Microsoft.Extensions.Options;

namespace Tutti.Actions;

/// <summary>
/// How often one address may come with a secret that opens nothing: an invitation's or a link's token. What succeeds does
/// not count. Nobody guesses 256 bits; this keeps them from trying for ever.
/// </summary>
internal sealed class LinkTries(IOptions<ActionsOptions> options, TimeProvider clock)
{
    private readonly Budget _perAddress = new(options.Value.LinkTriesPerAddress, TimeSpan.FromMinutes(15), clock);

    /// <summary>Counts a try.</summary>
    public Refusal? Take(ActionContext context) => _perAddress.Take(context.Caller.Address) is { } wait
        ? new Refusal(RefusalCode.RateLimited, "Too many links that open nothing; wait a while.", wait)
        : null;

    /// <summary>The try was a success.</summary>
    public void Succeeded(ActionContext context) => _perAddress.GiveBack(context.Caller.Address);
}
