using System.Security.Cryptography;
using System.Text.Json;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Crdt.Updates;
using Tutti.Kinds;
using Tutti.Rooms;

namespace Tutti.Features.Documents;

/// <summary>Makes a document, empty or with a first content: text for an artifact, its shared types as JSON for the rest.</summary>
internal sealed record CreateDocument(
    WorkspaceId WorkspaceId, string Title, [property: DocumentKindName] string Kind, JsonElement? Content = null, string? FolderId = null)
    : IInWorkspace, IValidated
{
    public Refusal? Validate() => PlainText.CheckName("title", Title);
}

/// <param name="rooms">The rooms.</param>
/// <param name="kinds">The kinds of document there are.</param>
/// <param name="quota">How many there may be; null for the examples that come with a first workspace.</param>
internal sealed class CreateDocumentHandler(IRoomGateway rooms, DocumentKinds kinds, DocumentQuota? quota = null) : IHandler<CreateDocument, DocumentView>
{
    private byte[] _seed = [];

    public async ValueTask<Refusal?> Prepare(CreateDocument input, ActionContext context, CancellationToken cancellationToken)
    {
        if (kinds.Find(input.Kind) is not { } kind) return kinds.NoSuchKind;
        if (input.Content is { } content && kind.Check(content) is { } wrong) return new Refusal(RefusalCode.InvalidMessage, wrong);
        if (quota is not null && await quota.CheckAsync(context.Db, input.WorkspaceId, context.Person.Id) is { } refusal) return refusal;
        var seed = new SeedWriter((ulong)RandomNumberGenerator.GetInt32(1, int.MaxValue));
        kind.Write(seed, input.Title.Trim(), input.Content);
        _seed = seed.ToUpdate();
        return null;
    }

    public async ValueTask<Outcome<DocumentView>> Handle(
        CreateDocument input, ActionContext context, CancellationToken cancellationToken)
    {
        var epoch = Guid.CreateVersion7(context.Now);
        var document = new Document
        {
            Id = DocumentId.New(),
            WorkspaceId = input.WorkspaceId,
            Title = input.Title.Trim(),
            Kind = input.Kind,
            Epoch = epoch.ToString("D"),
            CreatedBy = context.Person.Id,
            CreatedAt = context.At,
            UpdatedAt = context.At,
            FolderId = DocumentFolders.Stored(input.FolderId),
            UpdatedBy = context.Person.Id,
            EditorName = context.Person.Name,
            EditorColor = context.Person.Color,
            EditorAvatar = context.Person.Avatar,
        };
        if (!await DocumentStore.InsertAsync(context.Db, document)) return DocumentFolders.NoSuchFolder;
        rooms.Seed(context.Transaction, document.Id, RoomKey.MainBranch, epoch, context.Person.Id, _seed);
        context.Raise(new DocumentCreated(document.WorkspaceId, document.Id, document.Title, input.Kind));
        return document.ToView(context.Role ?? Role.Owner);
    }
}
