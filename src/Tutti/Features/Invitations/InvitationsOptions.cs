using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Invitations;

/// <summary>Limits of invitations; section <c>Tutti:Invitations</c>.</summary>
public sealed class InvitationsOptions
{
    /// <summary>Invitations by e-mail that one person may send in an hour; 30.</summary>
    [Range(1, 100_000)]
    public int EmailsPerPersonAndHour { get; set; } = 30;

    /// <summary>Invitations by e-mail that may leave one network address in an hour; 120.</summary>
    [Range(1, 100_000)]
    public int EmailsPerAddressAndHour { get; set; } = 120;

    /// <summary>Invitations by e-mail into one workspace in a day; 200.</summary>
    [Range(1, 1_000_000)]
    public int EmailsPerWorkspaceAndDay { get; set; } = 200;

    /// <summary>Invitations by e-mail into one workspace to the same address in a day; 5.</summary>
    [Range(1, 10_000)]
    public int EmailsPerRecipientAndDay { get; set; } = 5;
}
