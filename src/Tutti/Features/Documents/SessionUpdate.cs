using System.Text.Json;
using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Kinds;
using Tutti.Rooms;

namespace Tutti.Features.Documents;

/// <summary>
/// Changes the shared context of a session key by key: what an agent says of itself, several times a second. It is an edit like
/// any other, told to the room at once and to the record by the burst of edits it belongs to.
/// </summary>
internal sealed record SessionUpdate(DocumentId DocumentId, JsonElement Changes, string? Branch = null) : IInDocument, IValidated
{
    public Refusal? Validate() => Changes.ValueKind == JsonValueKind.Object && Changes.EnumerateObject().Any()
        ? null
        : new Refusal(RefusalCode.InvalidMessage, "The changes are an object with a key or more.");
}

internal sealed class SessionUpdateHandler(IRoomGateway rooms, DocumentKinds kinds, IOptions<DocumentsOptions> options)
    : IHandler<SessionUpdate, ChangedView>
{
    private static readonly Refusal NoContext = new(RefusalCode.InvalidMessage, "This kind of document has no context.");

    public async ValueTask<Outcome<ChangedView>> Handle(SessionUpdate input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        if (!kinds.Of(document.Kind).Roots.Any(root => root.Name == ContextChange.Root)) return NoContext;
        var change = new ContextChange(input.Changes, options.Value);
        return await ContentChanges.MakeAsync(rooms, input.DocumentId, input.Branch, change, null, context, cancellationToken);
    }
}
