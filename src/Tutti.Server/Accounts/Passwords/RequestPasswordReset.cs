using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Email;
using Tutti.Store;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Asks for a link to a new password by mail. The answer says nothing about whether there is such an account.</summary>
internal sealed record RequestPasswordReset(string Email) : IForAnyone, IValidated
{
    public Refusal? Validate() => Account.CheckEmail(Email);
}

internal sealed class RequestPasswordResetHandler(EmailOutbox outbox, ResetTries tries, IOptions<AccountsOptions> options)
    : IHandler<RequestPasswordReset, Nothing>
{
    private const int Hours = 1;

    public ValueTask<Refusal?> Prepare(RequestPasswordReset input, ActionContext context, CancellationToken cancellationToken)
    {
        if (outbox.Check() is { } noMail) return new(noMail);
        return new(tries.Take(Account.Normalise(input.Email), context.Caller.Address) is { } wait ? SignInTries.TooMany(wait) : null);
    }

    public async ValueTask<Outcome<Nothing>> Handle(RequestPasswordReset input, ActionContext context, CancellationToken cancellationToken)
    {
        var account = await AccountStore.FindByEmailAsync(context.Db, Account.Normalise(input.Email));
        var known = account is { DisabledAt: null } ? account : null;
        var token = Secrets.New();
        await PasswordStore.ForgetOldResetsAsync(context.Db, Timestamps.Text(context.Now.AddDays(-1)));
        await PasswordStore.InsertResetAsync(
            context.Db, Secrets.HashOf(token), known?.Id, context.At, Timestamps.Text(context.Now.AddHours(Hours)));
        if (known is not null) await SendAsync(context, known, token);
        return Nothing.Instance;
    }

    private async Task SendAsync(ActionContext context, Account account, string token)
    {
        context.Become(new SignedIn(account.ToPerson()));
        var letter = new EmailLetter("Choose a new password", "Choose a new password", $"Hello {account.Name}, someone asked for a new password for your account.")
        {
            Button = ("Choose a new password", outbox.Link(context, options.Value.ResetPage + token)),
            Notes = ["The link works once, for an hour.", "If it was not you, there is nothing to do: your password stays as it is."],
        };
        // What cannot be sent is not told: it would tell who is known here.
        await outbox.EnqueueAsync(context, letter.To(account.Email!));
        context.Raise(new PasswordResetRequested());
    }
}
