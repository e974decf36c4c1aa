using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Rooms;
using Tutti.Rooms.Open;

namespace Tutti.Features.Documents;

/// <summary>Documents: the table of contents.</summary>
internal static class DocumentsModule
{
    // A first content may be a long text; a longer one comes through the socket or the sync route.
    private const int ContentLimit = 4 * 1024 * 1024;

    // The room's own limits lie below; this one only bounds what is read into memory.
    private const int LargestFirstState = 128 * 1024 * 1024;

    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddOptions<DocumentsOptions>().BindConfiguration("Tutti:Documents").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DocumentQuota>();
        services.AddSingleton<ExampleDocuments>();
        services.AddHostedService<FillDocumentWords>();
        services.AddSingleton<IDocumentRoots, DocumentRoots>();
        services.AddSingleton<EditBursts>();
        services.AddSingleton<IRoomEdits>(provider => provider.GetRequiredService<EditBursts>());
        // Registered before the rooms, so that it ends behind them.
        services.AddHostedService<EditEvents>();
        actions.Add(new ActionDefinition<CreateDocument, DocumentView, CreateDocumentHandler>(
            ActionKind.Create, "POST workspaces/{workspace_id}/documents", Permission.Edit)
        {
            BodyLimit = ContentLimit,
        });
        actions.Add<ListDocuments, Page<DocumentView>, ListDocumentsHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/documents", Permission.See);
        actions.Add<ListRecentDocuments, Page<DocumentView>, ListRecentDocumentsHandler>(ActionKind.Read, "GET documents");
        actions.Add<ReadDocument, DocumentView, ReadDocumentHandler>(
            ActionKind.Read, "GET documents/{document_id}", Permission.See);
        actions.Add<RenameDocument, DocumentView, RenameDocumentHandler>(
            ActionKind.Write, "PATCH documents/{document_id}", Permission.Edit);
        actions.Add(new ActionDefinition<DeleteDocument, Nothing, DeleteDocumentHandler>(
            ActionKind.Write, "DELETE documents/{document_id}", Permission.Edit)
        {
            MembersOnly = true,
        });
        actions.Add(new ActionDefinition<MoveDocument, DocumentView, MoveDocumentHandler>(
            ActionKind.Write, "POST documents/{document_id}/move", Permission.Edit)
        {
            MembersOnly = true,
        });
        actions.Add<RestoreDocument, DocumentView, RestoreDocumentHandler>(
            ActionKind.Write, "POST workspaces/{workspace_id}/documents/{document_id}/restore", Permission.Edit);
        actions.Add(new ActionDefinition<ReadContent, ContentView, ReadContentHandler>(
            ActionKind.Read, "GET documents/{document_id}/content", Permission.See)
        {
            AlsoAnswers = "text/plain",
        });
        actions.Add(new ActionDefinition<StateUpdate, ChangedView, StateUpdateHandler>(
            ActionKind.Edit, "PATCH documents/{document_id}/content", Permission.Edit)
        {
            BodyLimit = ContentLimit,
            PatchField = "patch",
            HasFrame = true,
        });
        actions.Add(new ActionDefinition<TextChange, ChangedView, TextChangeHandler>(
            ActionKind.Edit, "POST documents/{document_id}/content/changes", Permission.Edit)
        {
            BodyLimit = ContentLimit,
            HasFrame = true,
        });
        actions.Add(new ActionDefinition<SessionUpdate, ChangedView, SessionUpdateHandler>(
            ActionKind.Edit, "PATCH documents/{document_id}/context", Permission.Edit)
        {
            HasFrame = true,
        });
        actions.Add<ReadState, StateView, ReadStateHandler>(
            ActionKind.Read, "GET documents/{document_id}/state", Permission.See);
        actions.Add(new ActionDefinition<SyncDocument, SyncView, SyncDocumentHandler>(
            ActionKind.Edit, "POST documents/{document_id}/sync", Permission.See)
        {
            BodyLimit = LargestFirstState,
            TakesBytes = true,
        });
        actions.Add<CreateTicket, TicketView, CreateTicketHandler>(ActionKind.Issue, "POST tickets", Permission.See);
    }
}
