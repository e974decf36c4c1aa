using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Server.Accounts.Profile.Pictures;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Shows a picture of oneself. The body is the picture.</summary>
internal sealed record SetAvatar;

internal sealed class SetAvatarHandler(ProfileLife profiles, AvatarBudget budget, IOptions<TuttiOptions> options) : IHandler<SetAvatar, MeView>
{
    private Picture? _picture;

    public async ValueTask<Refusal?> Prepare(SetAvatar input, ActionContext context, CancellationToken cancellationToken)
    {
        if (budget.Take(context.Person.Id) is { } wait)
            return new Refusal(RefusalCode.RateLimited, "Too many pictures; wait a while.", wait);
        if (await context.Caller.Body() is not { } body) return Picture.TooManyBytes;
        var read = Picture.Read(body);
        _picture = read.Value;
        return read.Refusal;
    }

    public async ValueTask<Outcome<MeView>> Handle(SetAvatar input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await AccountStore.FindAsync(context.Db, context.Person.Id) is not { } account) return ActionRights.NoSuchThing;
        await AvatarStore.SetAsync(context.Db, account.Id, _picture!, context.At);
        context.Raise(new ProfileChanged(Avatar: true));
        // The address changes with the picture, so that it can be kept for ever.
        var address = $"{options.Value.Prefix}/people/{account.Id}/avatar?v={_picture!.Hash}";
        return await profiles.SaveAsync(context, account, account.ToPerson() with { Avatar = address });
    }
}
