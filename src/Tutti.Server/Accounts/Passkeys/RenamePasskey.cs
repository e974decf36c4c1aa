using Tutti.Actions;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Gives one of one's own passkeys another name.</summary>
internal sealed record RenamePasskey(string PasskeyId, string Name) : IValidated
{
    public Refusal? Validate() => PasskeyRules.CheckName(Name);
}

internal sealed class RenamePasskeyHandler : IHandler<RenamePasskey, PasskeyView>
{
    public async ValueTask<Outcome<PasskeyView>> Handle(RenamePasskey input, ActionContext context, CancellationToken cancellationToken)
    {
        var name = input.Name.Trim();
        if (!await PasskeyStore.RenameAsync(context.Db, context.Person.Id, input.PasskeyId, name)) return ActionRights.NoSuchThing;
        context.Raise(new PasskeyRenamed(input.PasskeyId, name));
        return (await PasskeyStore.FindAsync(context.Db, context.Person.Id, input.PasskeyId))!.ToView();
    }
}
