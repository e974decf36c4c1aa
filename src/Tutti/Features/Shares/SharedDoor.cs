using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>Which links open, and for whom. Revoked, expired, used up, switched off and never made look the same.</summary>
internal sealed class SharedDoor(IEnumerable<IGuestSessions> guests, LinkTries tries)
{
    public static readonly Refusal Dead = new(RefusalCode.NotFound, "This link does not exist, has expired or was used up.");

    /// <summary>Lets people in without an account, when this server does.</summary>
    public IGuestSessions? Guests { get; } = guests.FirstOrDefault(one => one.AreWelcome);

    /// <summary>Whether somebody has to be signed in, with an account, to come by this link.</summary>
    public bool NeedsAccount(ShareLink link) => Guests is null || !WorkspaceAuthorizer.LinkHolds(link.Features, isGuest: true);

    /// <summary>Finds the link of a token.</summary>
    public async ValueTask<Outcome<ShareLink>> FindAsync(ActionContext context, string token)
    {
        if (tries.Take(context) is { } wait) return wait;
        if (await ShareStore.FindAsync(context.Db, token) is not { } link) return Dead;
        if (!WorkspaceAuthorizer.LinkHolds(link.Features, link.ByGuest)) return Dead;
        var chain = await ShareGrants.ChainAsync(context.Db, link.Id);
        if (chain.Any(one => one.IsOver(context.Now))) return Dead;
        var came = context.Who is { } who ? await ShareGrants.HoldsAsync(context.Db, link.DocumentId, who.Person.Id, link.Id) : null;
        // Who came by it comes again, also when it is used up; who was put out does not.
        if (came == false || (came is null && chain.Any(one => one.IsUsedUp))) return Dead;
        tries.Succeeded(context);
        return link;
    }
}
