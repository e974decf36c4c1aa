using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>Whose links somebody may look after: everybody's by their role, only their own by a link with the right to share.</summary>
internal static class ShareRights
{
    /// <summary>
    /// Who hears of links: those who may share by their role. Who may by a link only would else learn of everybody's; no link
    /// gives this right, and every role that may share has it.
    /// </summary>
    public const Permission Audience = Permission.Share | Permission.Administer;

    public static bool ByRole(ActionContext context) => PermissionMatrix.Allows(context.Role ?? default, Permission.Share);

    /// <summary>The maker whose links are meant: null for all.</summary>
    public static PersonId? Maker(ActionContext context) => ByRole(context) ? null : context.Person.Id;
}
