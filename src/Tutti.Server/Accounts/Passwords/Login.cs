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
        if (tries.Take(email, context.Caller.Address) is { } wait)
            return new Refusal(RefusalCode.RateLimited, "Too many tries to sign in; wait a while.", wait);
        var account = await AccountStore.FindByEmailAsync(context.Db, email);
        // A longer text is nobody's password, and hashing it would only cost.
        var fits = input.Password.Length <= PasswordHashing.Longest && passwords.Verify(account, input.Password);
        if (!fits || account is not { DisabledAt: null }) return Wrong;
        tries.Succeeded(email, context.Caller.Address);
        _account = account;
        return null;
    }

    public async ValueTask<Outcome<SessionView>> Handle(Login input, ActionContext context, CancellationToken cancellationToken)
    {
        var view = await sessions.StartAsync(context, _account!);
        context.Raise(new PersonSignedIn());
        return view;
    }
}
