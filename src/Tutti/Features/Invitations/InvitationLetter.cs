using System.Globalization;
using Tutti.Access;
using Tutti.Email;
using Tutti.Store;

namespace Tutti.Features.Invitations;

/// <summary>The words of an invitation by e-mail.</summary>
internal static class InvitationLetter
{
    public static EmailLetter Write(string workspace, string inviter, Role role, string? message, string url, string expiresAt)
    {
        var until = Timestamps.Read(expiresAt).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        string[] paragraphs = [$"{inviter} invites you to the workspace “{workspace}”. {What(role)}"];
        if (message is not null) paragraphs = [.. paragraphs, $"{inviter} writes:"];
        return new EmailLetter($"{inviter} invites you to “{workspace}”", $"Come to “{workspace}”", paragraphs)
        {
            Quote = message,
            Button = ("See the invitation", url),
            Notes =
            [
                $"The invitation is for you alone: it works once, and until {until}.",
                $"You do not know {inviter}, or do not want to come? Then ignore this message, and nothing happens.",
            ],
        };
    }

    private static string What(Role role) => role switch
    {
        Role.Admin => "You will be able to edit its documents, and to look after its people and settings.",
        Role.Editor => "You will be able to edit its documents, live and together with everyone there.",
        Role.Commenter => "You will be able to read its documents and to comment on them.",
        _ => "You will be able to read its documents.",
    };
}
