using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Presence;

/// <summary>Which documents of a workspace people are in.</summary>
internal sealed record ReadWorkspacePresence(WorkspaceId WorkspaceId) : IInWorkspace;

/// <summary>The documents that people are in, and how many people and sockets there are in all of them.</summary>
internal sealed record WorkspacePresenceView(IReadOnlyList<VisitedDocumentView> Documents, int People, int Sockets) : ITaggedView;

internal sealed class ReadWorkspacePresenceHandler(VisitedDocuments visited, IPermissionNumbers versions)
    : IHandler<ReadWorkspacePresence, WorkspacePresenceView>
{
    public async ValueTask<Outcome<WorkspacePresenceView>> Handle(
        ReadWorkspacePresence input, ActionContext context, CancellationToken cancellationToken)
    {
        // Whoever is in a document had their rights in it looked up, so these are enough.
        var (documents, sockets) = await visited.ReadAsync(
            context.Person, versions.AskedFor(input.WorkspaceId), context.Now, cancellationToken);
        var people = documents.SelectMany(document => document.People).Select(person => person.Id).Distinct().Count();
        return new WorkspacePresenceView(documents, people, sockets);
    }
}
