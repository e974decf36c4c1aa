using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Keeps how a person looks, inside the transaction of the action that asks.</summary>
internal sealed class ProfileLife(LiveSessions live)
{
    public async ValueTask<MeView> SaveAsync(ActionContext context, Account account, Person person)
    {
        await Memberships.RememberAsync(context.Db, person);
        // The event already carries the new looks, and so does whatever follows from it.
        context.Become(context.Who! with { Person = person });
        context.Transaction.AfterCommit(() => live.Forget(person.Id));
        var view = await MeView.OfAsync(context.Db, account);
        return view with { User = view.User with { Name = person.Name, Color = person.Color, Avatar = person.Avatar } };
    }
}
