using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Email;
using Tutti.Server.Accounts.Sessions;

namespace Tutti.Server.Accounts;

/// <summary>Tells people by mail what was done to their account, so that they notice what was not them.</summary>
internal sealed class AccountMail(EmailOutbox outbox, IOptions<AccountsOptions> options)
{
    public async ValueTask TellAsync(ActionContext context, Account account, string subject, string what)
    {
        if (outbox.Check() is not null || account.Email is not { } email) return;
        var where = $"It was done from {Device.Of(context.Caller.Agent)}, address {context.Caller.Address}, at {context.At}.";
        var letter = new EmailLetter(subject, subject, what, where)
        {
            Button = ("Look at your account", outbox.Link(context, options.Value.AccountPage)),
            Notes = ["If it was you, there is nothing to do.", "If it was not, choose a new password at once."],
        };
        // The change stands whether the mail can be sent or not.
        await outbox.EnqueueAsync(context, letter.To(email));
    }
}
