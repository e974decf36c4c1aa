using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Workspaces;

/// <summary>Switches features of a workspace on and off; what is not named stays as it is.</summary>
internal sealed record ChangeWorkspaceSettings(
    WorkspaceId WorkspaceId,
    bool? Comments = null,
    bool? Chat = null,
    bool? Guests = null,
    bool? Sharing = null,
    bool? PublicLinks = null,
    bool? Invitations = null) : IInWorkspace, IValidated
{
    /// <summary>What is to be on or off.</summary>
    public IEnumerable<(Feature Feature, bool On)> Wanted()
    {
        (Feature Feature, bool? On)[] all =
        [
            (Feature.Comments, Comments), (Feature.Chat, Chat), (Feature.Guests, Guests), (Feature.Sharing, Sharing),
            (Feature.PublicLinks, PublicLinks), (Feature.Invitations, Invitations),
        ];
        foreach (var (feature, on) in all)
        {
            if (on is { } known) yield return (feature, known);
        }
    }

    public Refusal? Validate() => Wanted().Any() ? null : new Refusal(RefusalCode.InvalidMessage, "Name at least one setting.");
}

internal sealed class ChangeWorkspaceSettingsHandler(Memberships memberships) : IHandler<ChangeWorkspaceSettings, WorkspaceView>
{
    public async ValueTask<Outcome<WorkspaceView>> Handle(
        ChangeWorkspaceSettings input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await WorkspaceStore.HoldAsync(context.Db, input.WorkspaceId) is not { } stored) return ActionRights.NoSuchThing;
        var before = FeatureNames.Read(stored);
        var after = before;
        foreach (var (feature, on) in input.Wanted()) after = on ? after & ~feature : after | feature;
        if (after != before)
        {
            await WorkspaceStore.SwitchOffAsync(context.Db, input.WorkspaceId, FeatureNames.Write(after), context.At);
            memberships.Changed(context.Transaction, input.WorkspaceId);
            var changes = FeatureNames.All.Where(entry => (before ^ after).HasFlag(entry.Feature))
                .ToDictionary(entry => entry.Name, entry => !after.HasFlag(entry.Feature), StringComparer.Ordinal);
            context.Raise(new WorkspaceSettingsChanged(input.WorkspaceId, changes));
        }
        return await WorkspaceStore.FindAsync(context.Db, input.WorkspaceId, context.Person.Id) is { } workspace
            ? workspace.ToView()
            : ActionRights.NoSuchThing;
    }
}
