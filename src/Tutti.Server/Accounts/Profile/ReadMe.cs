using Tutti.Actions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Who one is.</summary>
internal sealed record ReadMe;

internal sealed class ReadMeHandler : IHandler<ReadMe, MeView>
{
    public async ValueTask<Outcome<MeView>> Handle(ReadMe input, ActionContext context, CancellationToken cancellationToken) =>
        await AccountStore.FindAsync(context.Db, context.Person.Id) is { } account
            ? new MeView(account.ToView())
            : ActionRights.NoSuchThing;
}
