using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Changes how one looks to others: name, colour.</summary>
internal sealed record ChangeProfile(string? Name = null, string? Color = null) : IValidated
{
    public Refusal? Validate()
    {
        if (Name is null && Color is null) return new Refusal(RefusalCode.InvalidMessage, "Give a name or a color.");
        if (Name is not null && Account.CheckName(Name) is { } unfit) return unfit;
        return Color is null || PersonColors.IsColor(Color) ? null : new Refusal(RefusalCode.InvalidMessage, "A color is #rrggbb.");
    }
}

internal sealed class ChangeProfileHandler(ProfileLife profiles) : IHandler<ChangeProfile, MeView>
{
    public async ValueTask<Outcome<MeView>> Handle(ChangeProfile input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await AccountStore.FindAsync(context.Db, context.Person.Id) is not { } account) return ActionRights.NoSuchThing;
        var person = account.ToPerson();
        var changed = person with { Name = input.Name?.Trim() ?? person.Name, Color = input.Color?.ToLowerInvariant() ?? person.Color };
        context.Raise(new ProfileChanged(
            Name: changed.Name == person.Name ? null : changed.Name,
            WasName: changed.Name == person.Name ? null : person.Name,
            Color: changed.Color == person.Color ? null : changed.Color));
        return await profiles.SaveAsync(context, account, changed);
    }
}
