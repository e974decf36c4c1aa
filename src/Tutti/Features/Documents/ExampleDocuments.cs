using System.Text.Json;
using Tutti.Actions;
using Tutti.Kinds;

namespace Tutti.Features.Documents;

/// <summary>One example of each kind, so that a fresh workspace shows what can be done in it.</summary>
internal sealed class ExampleDocuments(Rooms.IRoomGateway rooms, DocumentKinds kinds)
{
    /// <summary>Makes them, in the transaction at hand.</summary>
    public async ValueTask CreateAsync(WorkspaceId workspace, ActionContext context, CancellationToken cancellationToken)
    {
        foreach (var kind in kinds.All.Where(kind => kind.Example is not null).OrderByDescending(kind => kind.Example!.Order))
        {
            var content = JsonElement.Parse(kind.Example!.Json);
            var input = new CreateDocument(workspace, kind.Example.Title, kind.Name, content);
            var handler = new CreateDocumentHandler(rooms, kinds);
            await handler.Prepare(input, context, cancellationToken);
            await handler.Handle(input, context, cancellationToken);
        }
    }
}
