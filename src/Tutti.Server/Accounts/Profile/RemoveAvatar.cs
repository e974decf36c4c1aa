using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Shows no picture of oneself any more.</summary>
internal sealed record RemoveAvatar;

internal sealed class RemoveAvatarHandler(ProfileLife profiles) : IHandler<RemoveAvatar, MeView>
{
    public async ValueTask<Outcome<MeView>> Handle(RemoveAvatar input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await AccountStore.FindAsync(context.Db, context.Person.Id) is not { } account) return ActionRights.NoSuchThing;
        await AvatarStore.RemoveAsync(context.Db, account.Id);
        context.Raise(new ProfileChanged(Avatar: false));
        return await profiles.SaveAsync(context, account, account.ToPerson() with { Avatar = null });
    }
}
