using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Members;

/// <summary>Whom one may change: people below one's own role.</summary>
internal static class MemberRules
{
    public static readonly Refusal AboveOneself = new(RefusalCode.PermissionDenied, "A role above your own is not yours to give."),
        ChangedMeanwhile = new(RefusalCode.Conflict, "Somebody else has just changed this member; look again.");

    private static readonly Refusal NotBelow = new(RefusalCode.PermissionDenied, "Only people below your own role are yours to change."),
        Owner = new(RefusalCode.Conflict, "The owner has to hand over the workspace first."),
        Oneself = new(RefusalCode.Conflict, "To go yourself, leave the workspace.");

    /// <summary>Looks again at who asks, inside the transaction: they may have lost their role since the right was checked.</summary>
    public static async ValueTask<Refusal?> MayTouchAsync(
        ActionContext context, WorkspaceId workspace, MemberRow member, bool mayBeOneself)
    {
        var role = await Memberships.RoleAsync(context.Db, workspace, context.Person.Id);
        if (role is null || role != context.Role) return ChangedMeanwhile;
        if (member.Id != context.Person.Id) return member.Role < role ? null : NotBelow;
        if (!mayBeOneself) return Oneself;
        return role == Role.Owner ? Owner : null;
    }

    /// <summary>Whether someone may leave.</summary>
    public static Refusal? MayLeave(Role role) => role == Role.Owner ? Owner : null;
}
