using Tutti.Actions;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Signs in with e-mail and password.</summary>
internal sealed record Login(string Email, string Password) : IForAnyone;

internal sealed class LoginHandler(PasswordHashing passwords, SignInTries tries, SessionLife sessions) : IHandler<Login, SessionView>
{
    // Unknown address, wrong password, disabled account: one answer.
    private static readonly Refusal Wrong = new(RefusalCode.NotAuthenticated, "E-mail address or password is wrong.");

    private Account? _account;

    public async ValueTask<Refusal?> Prepare(Login input, ActionContext context, CancellationToken cancellationToken)
    {
        var email = Account.Normalise(input.Email);
        if (tries.Take(email, context.Caller.Address) is { } wait) return SignInTries.TooMany(wait);
        var account = await AccountStore.FindByEmailAsync(context.Db, email);
        if (!passwords.Verify(account, input.Password) || account is not { DisabledAt: null }) return Wrong;
        tries.Succeeded(email, context.Caller.Address);
        _account = account;
        return null;
    }

    public async ValueTask<Outcome<SessionView>> Handle(Login input, ActionContext context, CancellationToken cancellationToken)
    {
        var view = await sessions.StartAsync(context, _account!);
        context.Raise(new PersonSignedIn("password"));
        return view;
    }
}
