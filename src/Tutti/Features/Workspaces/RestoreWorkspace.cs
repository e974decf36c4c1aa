using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Workspaces;

/// <summary>Brings a deleted workspace back, with everything in it. One that was not deleted stays as it is.</summary>
internal sealed record RestoreWorkspace(WorkspaceId WorkspaceId) : IInDeletedWorkspace;

internal sealed class RestoreWorkspaceHandler(IOptions<WorkspacesOptions> options, Memberships memberships)
    : IHandler<RestoreWorkspace, WorkspaceView>
{
    public async ValueTask<Outcome<WorkspaceView>> Handle(
        RestoreWorkspace input, ActionContext context, CancellationToken cancellationToken)
    {
        var since = Timestamps.Text(context.Now - options.Value.DeletedKept);
        if (await WorkspaceStore.RestoreAsync(context.Db, input.WorkspaceId, since))
        {
            memberships.Changed(context.Transaction, input.WorkspaceId);
            context.Raise(new WorkspaceRestored(input.WorkspaceId));
        }
        return await WorkspaceStore.FindAsync(context.Db, input.WorkspaceId, context.Person.Id) is { } workspace
            ? workspace.ToView()
            : ActionRights.NoSuchThing;
    }
}
