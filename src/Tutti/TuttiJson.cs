using System.Text.Json.Serialization;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Email;
using Tutti.Features.Documents;
using Tutti.Features.Folders;
using Tutti.Features.Invitations;
using Tutti.Features.Members;
using Tutti.Features.People;
using Tutti.Features.Workspaces;

namespace Tutti;

/// <summary>Every type of this assembly that JSON is read into or written from. How is said in <see cref="ActionJson"/>.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(DocumentIdConverter), typeof(PersonIdConverter), typeof(WorkspaceIdConverter), typeof(RoleConverter),
    ])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(EmailMessage))]
[JsonSerializable(typeof(CreateWorkspace))]
[JsonSerializable(typeof(ListWorkspaces))]
[JsonSerializable(typeof(ReadWorkspace))]
[JsonSerializable(typeof(RenameWorkspace))]
[JsonSerializable(typeof(DeleteWorkspace))]
[JsonSerializable(typeof(ChangeWorkspaceSettings))]
[JsonSerializable(typeof(ListDeletedWorkspaces))]
[JsonSerializable(typeof(RestoreWorkspace))]
[JsonSerializable(typeof(WorkspaceView))]
[JsonSerializable(typeof(Page<WorkspaceView>), TypeInfoPropertyName = "WorkspacePage")]
[JsonSerializable(typeof(WorkspaceCreated))]
[JsonSerializable(typeof(WorkspaceRenamed))]
[JsonSerializable(typeof(WorkspaceDeleted))]
[JsonSerializable(typeof(WorkspaceRestored))]
[JsonSerializable(typeof(WorkspaceSettingsChanged))]
[JsonSerializable(typeof(ListMembers))]
[JsonSerializable(typeof(ChangeRole))]
[JsonSerializable(typeof(RemoveMember))]
[JsonSerializable(typeof(LeaveWorkspace))]
[JsonSerializable(typeof(HandOverWorkspace))]
[JsonSerializable(typeof(MemberView))]
[JsonSerializable(typeof(Page<MemberView>), TypeInfoPropertyName = "MemberPage")]
[JsonSerializable(typeof(MemberRoleChanged))]
[JsonSerializable(typeof(MemberRemoved))]
[JsonSerializable(typeof(MemberLeft))]
[JsonSerializable(typeof(OwnershipHandedOver))]
[JsonSerializable(typeof(FindPeople))]
[JsonSerializable(typeof(Page<PersonView>), TypeInfoPropertyName = "PersonPage")]
[JsonSerializable(typeof(ListFolders))]
[JsonSerializable(typeof(CreateFolder))]
[JsonSerializable(typeof(ChangeFolder))]
[JsonSerializable(typeof(DeleteFolder))]
[JsonSerializable(typeof(FolderView))]
[JsonSerializable(typeof(Page<FolderView>), TypeInfoPropertyName = "FolderPage")]
[JsonSerializable(typeof(FolderCreated))]
[JsonSerializable(typeof(FolderRenamed))]
[JsonSerializable(typeof(FolderMoved))]
[JsonSerializable(typeof(FolderDeleted))]
[JsonSerializable(typeof(CreateDocument))]
[JsonSerializable(typeof(ListDocuments))]
[JsonSerializable(typeof(ReadDocument))]
[JsonSerializable(typeof(RenameDocument))]
[JsonSerializable(typeof(DeleteDocument))]
[JsonSerializable(typeof(RestoreDocument))]
[JsonSerializable(typeof(MoveDocument))]
[JsonSerializable(typeof(ListRecentDocuments))]
[JsonSerializable(typeof(ReadContent))]
[JsonSerializable(typeof(ReadState))]
[JsonSerializable(typeof(SyncDocument))]
[JsonSerializable(typeof(StateUpdate))]
[JsonSerializable(typeof(TextChange))]
[JsonSerializable(typeof(ChangedView))]
[JsonSerializable(typeof(CreateTicket))]
[JsonSerializable(typeof(DocumentView))]
[JsonSerializable(typeof(TicketView))]
[JsonSerializable(typeof(Page<DocumentView>), TypeInfoPropertyName = "DocumentPage")]
[JsonSerializable(typeof(DocumentCreated))]
[JsonSerializable(typeof(DocumentRenamed))]
[JsonSerializable(typeof(DocumentDeleted))]
[JsonSerializable(typeof(DocumentRestored))]
[JsonSerializable(typeof(DocumentMoved))]
[JsonSerializable(typeof(CreateInvitation))]
[JsonSerializable(typeof(ReadInvitation))]
[JsonSerializable(typeof(AcceptInvitation))]
[JsonSerializable(typeof(NewInvitationView))]
[JsonSerializable(typeof(InvitationView))]
[JsonSerializable(typeof(AcceptedView))]
[JsonSerializable(typeof(InvitationCreated))]
[JsonSerializable(typeof(InvitationAccepted))]
internal sealed partial class TuttiJson : JsonSerializerContext;
