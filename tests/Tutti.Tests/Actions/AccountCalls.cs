using System.Text.RegularExpressions;
using Tutti.Email;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>What has to be there before an action of accounts can be asked for rightly: an account, a passkey, a mail.</summary>
internal static partial class AccountCalls
{
    private const string Email = "a@b.c", Password = "12345678";

    public static async Task<(Visitor Visitor, string Path, object? Good)?> PrepareAsync(TuttiHost host, string action)
    {
        var device = new SoftAuthenticator(host.Address.GetLeftPart(UriPartial.Authority));
        var ann = host.Nobody();
        if (action is "change_password" or "request_password_reset" or "reset_password" or "login" || action.EndsWith("_passkey", StringComparison.Ordinal))
            ann.SignIn((await ann.PostAsync("auth/register", new { email = Email, name = "A", password = Password })).Expect(201));
        switch (action)
        {
            case "login":
                return (host.Nobody(), "auth/login", new { email = Email, password = Password });
            case "change_password":
                return (ann, "auth/password", new { current_password = Password, new_password = "87654321" });
            case "request_password_reset":
                return (host.Nobody(), "auth/password/forgot", new { email = Email });
            case "reset_password":
                return (host.Nobody(), "auth/password/reset", new { token = await LinkAsync(host), new_password = "87654321" });
            case "upgrade_guest":
                return (await host.GuestAsync(), "auth/upgrade", new { email = Email, password = Password });
            case "begin_passkey":
                return (ann, "auth/passkeys/options", null);
            case "add_passkey":
                return (ann, "auth/passkeys", await MadeAsync(ann, "options", device, null));
            case "rename_passkey" or "remove_passkey":
                var id = (await ann.PostAsync("auth/passkeys", await MadeAsync(ann, "options", device, null))).Expect(201).Json.Text("id");
                return (ann, $"auth/passkeys/{id}", action == "rename_passkey" ? new { name = "Key" } : null);
            case "login_with_passkey":
                (await ann.PostAsync("auth/passkeys", await MadeAsync(ann, "options", device, null))).Expect(201);
                var asked = (await host.Nobody().PostAsync("auth/passkeys/login-options")).Expect(201).Json;
                return (host.Nobody(), "auth/passkeys/login", new { credential = device.Get(asked.GetProperty("options")), state = asked.Text("state") });
            case "sign_up_with_passkey":
                var nobody = host.Nobody();
                return (nobody, "auth/passkeys/sign-up", await MadeAsync(nobody, "sign-up-options", device, new { email = "new@b.c", name = "N" }));
            default:
                return null;
        }
    }

    private static async Task<object> MadeAsync(Visitor visitor, string path, SoftAuthenticator device, object? body)
    {
        var offer = (await visitor.PostAsync($"auth/passkeys/{path}", body)).Expect(201).Json;
        return new { credential = device.Create(offer.GetProperty("options")), state = offer.Text("state") };
    }

    private static async Task<string> LinkAsync(TuttiHost host)
    {
        (await host.Nobody().PostAsync("auth/password/forgot", new { email = Email })).Expect(204);
        var mailbox = (Mailbox)host.Get<IEmailSender>();
        await Eventually.True(() => mailbox.Messages.Count > 0, "the mail has come");
        return Token().Match(mailbox.Messages[0].Message.Text).Groups["token"].Value;
    }

    [GeneratedRegex("/reset/(?<token>[0-9a-f]{64})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
