using Tutti.Tests.Support;
using static Tutti.Tests.Rights.Watched;

namespace Tutti.Tests.Rights;

/// <summary>
/// Every action that can change anyone's rights, and what it does to sockets that are open. An action that can, and is not
/// here, fails <see cref="RightsPathsTests"/>.
/// </summary>
internal static class RightsPaths
{
    public static readonly IReadOnlyDictionary<string, Func<Watched, Task>> All = new Dictionary<string, Func<Watched, Task>>(StringComparer.Ordinal)
    {
        ["change_role"] = async at =>
        {
            (await at.Owner.PatchAsync($"{at.Path}/members/{at.Editor.User.Text("id")}", new { role = "viewer" })).Expect(200);
            await BecomesAsync("viewer", at.EditorsSocket, at.EditorsScript);
            await HoldsAsync(at.OwnersSocket, at.ViewersSocket, at.GuestsSocket);
        },
        ["remove_member"] = async at =>
        {
            (await at.Owner.DeleteAsync($"{at.Path}/members/{at.Editor.User.Text("id")}")).Expect(204);
            await ClosedAsync(4403, at.EditorsSocket, at.EditorsScript);
            await at.MayNotOpenAsync(at.Editor);
            await HoldsAsync(at.OwnersSocket, at.ViewersSocket, at.GuestsSocket);
        },
        ["leave_workspace"] = async at =>
        {
            (await at.Editor.PostAsync($"{at.Path}/leave")).Expect(204);
            await ClosedAsync(4403, at.EditorsSocket, at.EditorsScript);
            await at.MayNotOpenAsync(at.Editor);
            await HoldsAsync(at.OwnersSocket, at.ViewersSocket, at.GuestsSocket);
        },
        ["hand_over_workspace"] = async at =>
        {
            (await at.Owner.PostAsync($"{at.Path}/owner", new { person_id = at.Editor.User.Text("id") })).Expect(200);
            await BecomesAsync("admin", at.OwnersSocket);
            await BecomesAsync("owner", at.EditorsSocket, at.EditorsScript);
            await HoldsAsync(at.ViewersSocket, at.GuestsSocket);
        },
        ["change_workspace_settings"] = async at =>
        {
            (await at.Owner.PatchAsync($"{at.Path}/settings", new { sharing = false })).Expect(200);
            await ClosedAsync(4403, at.GuestsSocket);
            await at.MayNotOpenAsync(at.Guest);
            await HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket);
        },
        ["delete_workspace"] = async at =>
        {
            (await at.Owner.DeleteAsync(at.Path)).Expect(204);
            await ClosedAsync(4404, at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket, at.GuestsSocket);
            foreach (var visitor in new[] { at.Owner, at.Editor, at.Viewer, at.Guest }) await at.MayNotOpenAsync(visitor);
        },
        ["restore_workspace"] = async at =>
        {
            (await at.Owner.DeleteAsync(at.Path)).Expect(204);
            await at.MayNotOpenAsync(at.Viewer);
            (await at.Owner.PostAsync($"{at.Path}/restore")).Expect(200);
            foreach (var visitor in new[] { at.Owner, at.Editor, at.Viewer, at.Guest }) await at.OpenAsync(visitor);
        },
        ["delete_document"] = async at =>
        {
            (await at.Owner.DeleteAsync($"documents/{at.Document}")).Expect(204);
            await ClosedAsync(4404, at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket, at.GuestsSocket);
            foreach (var visitor in new[] { at.Owner, at.Editor, at.Viewer, at.Guest }) await at.MayNotOpenAsync(visitor);
        },
        ["restore_document"] = async at =>
        {
            (await at.Owner.DeleteAsync($"documents/{at.Document}")).Expect(204);
            await at.MayNotOpenAsync(at.Viewer);
            (await at.Owner.PostAsync($"{at.Path}/documents/{at.Document}/restore")).Expect(200);
            foreach (var visitor in new[] { at.Owner, at.Editor, at.Viewer, at.Guest }) await at.OpenAsync(visitor);
        },
        ["accept_invitation"] = async at =>
        {
            var token = (await at.Owner.PostAsync($"{at.Path}/invitations", new { role = "admin" })).Expect(201).Json.Text("token");
            (await at.Guest.PostAsync($"invitations/{token}/accept")).Expect(200);
            await BecomesAsync("admin", at.GuestsSocket);
            await HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket);
        },
        ["revoke_share"] = async at =>
        {
            (await at.Owner.DeleteAsync($"documents/{at.Document}/shares/{at.Link}")).Expect(204);
            await ClosedAsync(4403, at.GuestsSocket);
            await at.MayNotOpenAsync(at.Guest);
            await HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket);
        },
        ["remove_guest"] = async at =>
        {
            (await at.Owner.DeleteAsync($"documents/{at.Document}/people/{at.Guest.User.Text("id")}")).Expect(204);
            await ClosedAsync(4403, at.GuestsSocket);
            await at.MayNotOpenAsync(at.Guest);
            await HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket);
        },
        ["redeem_share_link"] = async at =>
        {
            var token = (await at.Owner.PostAsync($"documents/{at.Document}/shares", new { access = "comment" })).Expect(201).Json.Text("token");
            (await at.Viewer.PostAsync($"share-links/{token}", new { })).Expect(201);
            await BecomesAsync("commenter", at.ViewersSocket);
            await HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.GuestsSocket);
        },
        ["create_workspace"] = async at =>
        {
            (await at.Editor.PostAsync("workspaces", new { name = "New" })).Expect(201);
            await HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket, at.GuestsSocket);
        },
        ["guest"] = async at =>
        {
            await at.MayNotOpenAsync(await at.Host.GuestAsync());
            await HoldsAsync(at.OwnersSocket, at.EditorsSocket, at.EditorsScript, at.ViewersSocket, at.GuestsSocket);
        },
    };
}
