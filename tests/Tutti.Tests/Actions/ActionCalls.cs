using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>A workspace with a document that has a live session, a deleted one, a folder, a member, an invitation and a share link by which the owner came too, for one try of one action.</summary>
internal sealed record Place(TuttiHost Host, Visitor Owner, string Workspace, string Document, string Invitation)
{
    /// <summary>A viewer, besides whoever tries.</summary>
    public required string Member { get; init; }

    public required string Folder { get; init; }

    public required string DeletedDocument { get; init; }
    public required string InvitationId { get; init; }

    public required string Share { get; init; }

    public required string ShareToken { get; init; }

    /// <summary>A lock of the owner's, one of an editor's for which nobody waits, and one for which the owner does.</summary>
    public required PlaceLocks Locks { get; init; }

    public static async Task<Place> MakeAsync(TuttiHost host, Visitor owner)
    {
        var workspace = (await owner.PostAsync("workspaces", new { name = "Place" })).Expect(201).Json.Text("id");
        var document = await owner.DocumentAsync("Session", "session", TuttiHost.Json("""{"files":{"main.py":""}}"""), workspace);
        var invitation = (await owner.PostAsync($"workspaces/{workspace}/invitations", new { role = "viewer" })).Expect(201).Json;
        var share = (await owner.PostAsync($"documents/{document}/shares", new { access = "view" })).Expect(201).Json;
        await host.RunSqlAsync(
            "INSERT INTO share_grant (document_id, person_id, link_id, granted_at) VALUES (@document, @owner, @link, '')",
            new { document, owner = owner.User.Text("id"), link = share.Text("id") });
        await host.RunSqlAsync(
            "INSERT INTO avatar (person_id, hash, type, bytes, at) VALUES (@Id, '', 'image/png', @bytes, '') ON CONFLICT DO NOTHING",
            new { owner.Person.Id, bytes = TestPictures.Png(24, 16) });
        var member = await host.GuestAsync("Member");
        await host.JoinAsync(workspace, member, Role.Viewer);
        var deleted = await owner.DocumentAsync("Deleted", workspace: workspace);
        (await owner.DeleteAsync($"documents/{deleted}")).Expect(204);
        (await owner.PostAsync($"documents/{document}/session", new { })).Expect(201);
        return new Place(host, owner, workspace, document, invitation.Text("token"))
        {
            Member = member.User.Text("id"),
            Folder = (await owner.PostAsync($"workspaces/{workspace}/folders", new { name = "Folder" })).Expect(201).Json.Text("id"),
            DeletedDocument = deleted,
            InvitationId = invitation.Text("id"),
            Share = share.Text("id"),
            ShareToken = share.Text("token"),
            Locks = await PlaceLocks.MakeAsync(host, owner, workspace, document),
        };
    }
}

/// <summary>How each registered action is asked for, rightly and wrongly. An action that is not here fails the tests.</summary>
internal static class ActionCalls
{
    public static readonly IReadOnlyDictionary<string, Func<Place, (string Path, object? Good, object? Bad)>> All =
        new Dictionary<string, Func<Place, (string, object?, object?)>>(StringComparer.Ordinal)
        {
            ["create_workspace"] = _ => ("workspaces", new { name = "New" }, new { name = "" }),
            ["list_workspaces"] = _ => ("workspaces", null, null),
            ["read_workspace"] = place => ($"workspaces/{place.Workspace}", null, null),
            ["rename_workspace"] = place => ($"workspaces/{place.Workspace}", new { name = "Other" }, new { name = 1 }),
            ["delete_workspace"] = place => ($"workspaces/{place.Workspace}", null, null),
            ["change_workspace_settings"] = place => (
                $"workspaces/{place.Workspace}/settings", new { chat = false }, new { chat = "no" }),
            ["list_deleted_workspaces"] = _ => ("workspaces/deleted", null, null),
            ["restore_workspace"] = place => ($"workspaces/{place.Workspace}/restore", null, null),
            ["change_role"] = place => (
                $"workspaces/{place.Workspace}/members/{place.Member}", new { role = "commenter" }, new { role = "superuser" }),
            ["remove_member"] = place => ($"workspaces/{place.Workspace}/members/{place.Member}", null, null),
            ["leave_workspace"] = place => ($"workspaces/{place.Workspace}/leave", null, null),
            ["hand_over_workspace"] = place => (
                $"workspaces/{place.Workspace}/owner", new { person_id = place.Member }, new { person_id = "me" }),
            ["find_people"] = _ => ("users?query=a", null, null),
            ["list_folders"] = place => ($"workspaces/{place.Workspace}/folders", null, null),
            ["create_folder"] = place => ($"workspaces/{place.Workspace}/folders", new { name = "New" }, new { name = "" }),
            ["change_folder"] = place => (
                $"workspaces/{place.Workspace}/folders/{place.Folder}", new { name = "Other" }, new { parent = "Other" }),
            ["delete_folder"] = place => ($"workspaces/{place.Workspace}/folders/{place.Folder}", null, null),
            ["list_members"] = place => ($"workspaces/{place.Workspace}/members", null, null),
            ["create_document"] = place => (
                $"workspaces/{place.Workspace}/documents", new { title = "New", kind = "artifact" }, new { title = "New", kind = "no" }),
            ["list_documents"] = place => ($"workspaces/{place.Workspace}/documents", null, null),
            ["list_recent_documents"] = _ => ("documents", null, null),
            ["move_document"] = place => ($"documents/{place.Document}/move", new { folder_id = place.Folder }, new { folder_id = 1 }),
            ["restore_document"] = place => ($"workspaces/{place.Workspace}/documents/{place.DeletedDocument}/restore", null, null),
            ["read_document"] = place => ($"documents/{place.Document}", null, null),
            ["rename_document"] = place => ($"documents/{place.Document}", new { title = "Other" }, new { name = "Other" }),
            ["delete_document"] = place => ($"documents/{place.Document}", null, null),
            ["read_content"] = place => ($"documents/{place.Document}/content", null, null),
            ["state_update"] = place => (
                $"documents/{place.Document}/content",
                new { patch = new[] { new { op = "add", path = "/context/a", value = 1 } } },
                new { patch = new[] { new { op = "dance", path = "/context" } } }),
            ["text_change"] = place => (
                $"documents/{place.Document}/content/changes",
                new { change = new { file = "main.py", index = 0, insert = "a" } },
                new { change = new { insert = "a" } }),
            ["session_update"] = place => ($"documents/{place.Document}/context", new { changes = new { a = 1 } }, new { changes = 1 }),
            ["read_state"] = place => ($"documents/{place.Document}/state", null, null),
            ["sync_document"] = place => ($"documents/{place.Document}/sync?kind=state_vector", new ByteArrayContent([0]), null),
            ["create_ticket"] = place => ("tickets", new { document_id = place.Document }, new { document_id = "no" }),
            ["read_document_presence"] = place => ($"documents/{place.Document}/presence", null, null),
            ["read_workspace_presence"] = place => ($"workspaces/{place.Workspace}/presence", null, null),
            ["read_presence"] = place => ($"presence?documents={place.Document}", null, null),
            ["read_document_connections"] = place => ($"documents/{place.Document}/connections", null, null),
            ["read_workspace_connections"] = place => ($"workspaces/{place.Workspace}/connections", null, null),
            ["list_events"] = place => ($"documents/{place.Document}/events", null, null),
            ["list_document_activity"] = place => ($"documents/{place.Document}/activity", null, null),
            ["list_workspace_activity"] = place => ($"workspaces/{place.Workspace}/activity", null, null),
            ["list_document_audit"] = place => ($"documents/{place.Document}/audit", null, null),
            ["list_workspace_audit"] = place => ($"workspaces/{place.Workspace}/audit", null, null),
            ["export_audit_csv"] = place => ($"workspaces/{place.Workspace}/audit.csv", null, null),
            ["export_audit_json_lines"] = place => ($"workspaces/{place.Workspace}/audit.jsonl", null, null),
            ["verify_audit"] = place => ($"workspaces/{place.Workspace}/audit/verify", null, null),
            ["create_invitation"] = place => (
                $"workspaces/{place.Workspace}/invitations", new { role = "viewer" }, new { role = "viewer", expires_in_days = 0 }),
            ["read_invitation"] = place => ($"invitations/{place.Invitation}", null, null),
            ["accept_invitation"] = place => ($"invitations/{place.Invitation}/accept", null, null),
            ["decline_invitation"] = place => ($"invitations/{place.Invitation}/decline", null, null),
            ["list_invitations"] = place => ($"workspaces/{place.Workspace}/invitations", null, null),
            ["revoke_invitation"] = place => ($"workspaces/{place.Workspace}/invitations/{place.InvitationId}", null, null),
            ["resend_invitation"] = place => (
                $"workspaces/{place.Workspace}/invitations/{place.InvitationId}/resend", new { }, new { expires_in_days = 366 }),
            ["create_share"] = place => ($"documents/{place.Document}/shares", new { access = "view" }, new { access = "own" }),
            ["list_shares"] = place => ($"documents/{place.Document}/shares", null, null),
            ["revoke_share"] = place => ($"documents/{place.Document}/shares/{place.Share}", null, null),
            ["list_document_people"] = place => ($"documents/{place.Document}/people", null, null),
            ["remove_guest"] = place => ($"documents/{place.Document}/people/{place.Owner.User.Text("id")}", null, null),
            ["read_share_link"] = place => ($"share-links/{place.ShareToken}", null, null),
            ["redeem_share_link"] = place => ($"share-links/{place.ShareToken}", new { name = "Bea" }, new { name = 1 }),
            ["list_locks"] = place => ($"documents/{place.Document}/locks", null, null),
            ["acquire_lock"] = place => (
                $"documents/{place.Document}/locks",
                new { resource_type = "path", resource_id = "/context/new" },
                new { resource_type = "galaxy", resource_id = "new" }),
            ["renew_lock"] = place => ($"documents/{place.Document}/locks/{place.Locks.Own}", new { }, new { ttl = 0 }),
            ["release_lock"] = place => ($"documents/{place.Document}/locks/{place.Locks.Own}", null, null),
            ["wait_for_lock"] = place => ($"documents/{place.Document}/locks/{place.Locks.Other}/wait", null, null),
            ["stop_waiting"] = place => ($"documents/{place.Document}/locks/{place.Locks.Awaited}/wait", null, null),
            ["open_session"] = place => ($"documents/{place.Document}/session", new { }, new { mode = "free" }),
            ["read_session"] = place => ($"documents/{place.Document}/session", null, null),
            ["change_session"] = place => ($"documents/{place.Document}/session", new { mode = "locked" }, new { max_users = 0 }),
            ["request_turn"] = place => ($"documents/{place.Document}/session/turn/request", null, null),
            ["cancel_turn_request"] = place => ($"documents/{place.Document}/session/turn/cancel", null, null),
            ["pass_turn"] = place => ($"documents/{place.Document}/session/turn/pass", new { }, new { to = "me" }),
            ["hand_over_session"] = place => (
                $"documents/{place.Document}/session/host", new { person_id = place.Owner.User.Text("id") }, new { person_id = 1 }),
            ["remove_participant"] = place => ($"documents/{place.Document}/session/participants/{place.Owner.User.Text("id")}", null, null),
            ["bring_to_me"] = place => ($"documents/{place.Document}/session/bring-to-me", null, null),
            ["stay_in_session"] = place => ($"documents/{place.Document}/session/heartbeat", null, null),
            ["leave_session"] = place => ($"documents/{place.Document}/session/leave", null, null),
            ["end_session"] = place => ($"documents/{place.Document}/session", null, null),
            ["register"] = _ => (
                "auth/register",
                new { email = $"{Guid.CreateVersion7():N}@b.c", name = "A", password = "12345678" },
                new { email = "a@b.c", name = "A", password = "short" }),
            ["login"] = _ => ("auth/login", null, new { email = "a@b.c" }),
            ["refresh"] = _ => ("auth/refresh", null, new { refresh_token = 1 }),
            ["read_ways_in"] = _ => ("auth/ways", null, null),
            ["guest"] = _ => ("auth/guest", new { }, new { name = new string('n', 201) }),
            ["logout"] = _ => ("auth/logout", null, null),
            ["read_me"] = _ => ("me", null, null),
            ["change_password"] = _ => ("auth/password", null, new { new_password = "short" }),
            ["request_password_reset"] = _ => ("auth/password/forgot", new { email = "nobody@example.com" }, new { email = "no" }),
            ["reset_password"] = _ => ("auth/password/reset", null, new { token = "t", new_password = "short" }),
            ["upgrade_guest"] = _ => ("auth/upgrade", null, new { email = "no", password = "12345678" }),
            ["begin_passkey"] = _ => ("auth/passkeys/options", null, null),
            ["add_passkey"] = _ => ("auth/passkeys", null, new { credential = new { }, state = "made up" }),
            ["list_passkeys"] = _ => ("auth/passkeys", null, null),
            ["rename_passkey"] = _ => ("auth/passkeys/none", new { name = "Key" }, new { name = "" }),
            ["remove_passkey"] = _ => ("auth/passkeys/none", null, null),
            ["begin_passkey_login"] = _ => ("auth/passkeys/login-options", null, null),
            ["login_with_passkey"] = _ => ("auth/passkeys/login", null, new { credential = 1, state = "made up" }),
            ["begin_passkey_sign_up"] = _ => ("auth/passkeys/sign-up-options", new { email = "a@b.c", name = "A" }, new { email = "no", name = "A" }),
            ["sign_up_with_passkey"] = _ => ("auth/passkeys/sign-up", null, new { credential = new { }, state = "made up" }),
            ["list_sessions"] = _ => ("auth/sessions", null, null),
            ["end_account_session"] = place => ($"auth/sessions/{place.Owner.Session}", null, null),
            ["end_other_sessions"] = _ => ("auth/sessions/end-others", null, null),
            ["change_profile"] = _ => ("me", new { name = "Other" }, new { color = "red" }),
            ["set_avatar"] = _ => ("me/avatar", new ByteArrayContent(TestPictures.Png(24, 16)), null),
            ["remove_avatar"] = _ => ("me/avatar", null, null),
            ["read_avatar"] = place => ($"people/{place.Owner.User.Text("id")}/avatar", null, null),
        };
}
