using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>Comes in by a link: as who one is, or as a new guest with a name of one's choice. Coming again costs no further use.</summary>
internal sealed record RedeemShareLink(string Token, string? Name = null) : IForAnyone;

internal sealed class RedeemShareLinkHandler(SharedDoor door, ShareGrants grants, GuestArrivals arrivals)
    : IHandler<RedeemShareLink, RedeemedShareView>
{
    private static readonly Refusal SignIn = new(RefusalCode.NotAuthenticated, "This link is for people with an account; sign in first."),
        NoGuests = new(RefusalCode.PermissionDenied, "This link is for people with an account; make one first.");

    public async ValueTask<Outcome<RedeemedShareView>> Handle(
        RedeemShareLink input, ActionContext context, CancellationToken cancellationToken)
    {
        var found = await door.FindAsync(context, input.Token);
        if (found.Value is not { } link) return found.Refusal!;
        var view = new RedeemedShareView(link.DocumentId, link.Access, link.MayShare);
        if (context.Who is null)
        {
            if (door.NeedsAccount(link)) return SignIn;
            if (arrivals.Check(input.Name, context) is { } refusal) return refusal;
            var session = await door.Guests!.StartAsync(input.Name!.Trim(), context);
            view = view with
            {
                User = new SharedWith(session.Person.Id, session.Person.Name, session.Person.Color, session.Person.IsGuest),
                AccessToken = session.AccessToken,
                RefreshToken = session.RefreshToken,
                ExpiresAt = session.ExpiresAt,
                SetCookie = session.SetCookie,
            };
        }
        else
        {
            if (await IsCoveredAsync(context, link)) return view;
            if (context.Person.IsGuest && !WorkspaceAuthorizer.LinkHolds(link.Features, isGuest: true)) return NoGuests;
            await Memberships.RememberAsync(context.Db, context.Person);
        }
        var outcome = await grants.GiveAsync(context.Transaction, link.DocumentId, context.Person.Id, link.Id, context.At);
        if (outcome == GrantOutcome.Refused) return SharedDoor.Dead;
        if (outcome == GrantOutcome.Given) context.Raise(new ShareUsed(link.WorkspaceId, link.DocumentId, link.Id, link.Access));
        return view;
    }

    // A member who may do all of it anyway takes no use from those it was meant for.
    private static async ValueTask<bool> IsCoveredAsync(ActionContext context, ShareLink link) =>
        await Memberships.RoleAsync(context.Db, link.WorkspaceId, context.Person.Id) is { } role
        && PermissionMatrix.Allows(role, link.Permissions);
}

/// <summary>Whether one more guest may come in, under the name they chose.</summary>
internal sealed class GuestArrivals(IOptions<SharesOptions> options, TimeProvider clock)
{
    private const int LongestName = 100;

    private static readonly Refusal TooLong = new(RefusalCode.InvalidMessage, $"The name has at most {LongestName} characters.");

    private readonly Budget _perAddress = new(options.Value.GuestsPerAddressAndHour, TimeSpan.FromHours(1), clock);

    public Refusal? Check(string? name, ActionContext context)
    {
        if (PlainText.CheckName("name", name ?? "") is { } wrong) return wrong;
        if (name!.Trim().Length > LongestName) return TooLong;
        return _perAddress.Take(context.Caller.Address) is { } wait
            ? new Refusal(RefusalCode.RateLimited, "Too many new guests from here; wait a while.", wait)
            : null;
    }
}
