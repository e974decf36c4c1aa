using System.Text.Json;
using Tutti.Actions;
using Tutti.Crdt.Reading;
using Tutti.Kinds;
using Tutti.Rooms;
using Tutti.Rooms.Open;

namespace Tutti.Features.Documents;

/// <summary>Changes a text at one place, or a property of a node, step or edge: the short form for small clients.</summary>
internal sealed record TextChange(DocumentId DocumentId, TextChangeFields Change, long? IfVersion = null, string? Branch = null)
    : IInDocument, IValidated
{
    public Refusal? Validate() => Change switch
    {
        { NodeId: not null, Property: not null, Value: not null, Index: null, File: null } => null,
        { NodeId: null, Property: null, Value: null, Index: not null } => null,
        _ => new Refusal(RefusalCode.InvalidMessage, "A change has an index, or a node_id, property and value."),
    };
}

/// <summary>Where and what: <c>{file?, index, delete?, insert?}</c> or <c>{node_id, property, value}</c>.</summary>
internal sealed record TextChangeFields(
    string? File = null,
    int? Index = null,
    int? Delete = null,
    string? Insert = null,
    string? NodeId = null,
    string? Property = null,
    JsonElement? Value = null);

internal sealed class TextChangeHandler(IRoomGateway rooms, DocumentKinds kinds) : IHandler<TextChange, ChangedView>
{
    private static readonly Refusal NoText = new(RefusalCode.InvalidMessage, "This kind of document has no such text."),
        NoNodes = new(RefusalCode.InvalidMessage, "This kind of document has no nodes.");

    public async ValueTask<Outcome<ChangedView>> Handle(TextChange input, ActionContext context, CancellationToken cancellationToken)
    {
        if (await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } document) return ActionRights.NoSuchThing;
        var kind = kinds.Of(document.Kind);
        var fields = input.Change;
        DocumentChange change;
        if (fields.NodeId is { } node)
        {
            if (kind.Roots.FirstOrDefault(root => root.MapsInside > 0) is not { } root) return NoNodes;
            change = JsonPatch.Of($"/{root.Name}/{Pointer.Escape(node)}/{Pointer.Escape(fields.Property!)}", fields.Value!.Value);
        }
        else
        {
            if (PlaceOfText(kind, fields.File) is not { } place) return NoText;
            change = new TextEdit(place, fields.Index!.Value, fields.Delete ?? 0, fields.Insert ?? "");
        }
        return await ContentChanges.MakeAsync(rooms, input.DocumentId, input.Branch, change, input.IfVersion, context, cancellationToken);
    }

    private static string? PlaceOfText(DocumentKind kind, string? file) => file is null
        ? kind.Roots.FirstOrDefault(root => root.Kind == RootKind.Text) is { } text ? "/" + text.Name : null
        : kind.Roots.FirstOrDefault(root => root.HoldsTexts) is { } files ? $"/{files.Name}/{Pointer.Escape(file)}" : null;
}
