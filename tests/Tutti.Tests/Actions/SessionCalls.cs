using Tutti.Access;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>What has to be there before an action on a live session can be asked for rightly, by somebody else than its host.</summary>
internal static class SessionCalls
{
    /// <summary>Those that are about one's own part in a session, or about somebody in it: nobody's role says whether they can be done.</summary>
    public static readonly string[] NotByRole =
        ["request_turn", "cancel_turn_request", "pass_turn", "remove_participant", "stay_in_session", "leave_session"];

    public static async Task<(Visitor Visitor, string Path, object? Good)?> PrepareAsync(Place place, string action)
    {
        var session = $"documents/{place.Document}/session";
        if (action is not ("open_session" or "hand_over_session") && !NotByRole.Contains(action)) return null;
        var admin = await place.Host.GuestAsync("Other");
        await place.Host.JoinAsync(place.Workspace, admin, Role.Admin);
        var id = admin.User.Text("id");
        if (action == "open_session") return (admin, session, new { });
        (await admin.PostAsync(session, new { })).Expect(201);
        if (action.Contains("turn", StringComparison.Ordinal)) (await place.Owner.PatchAsync(session, new { mode = "sequential" })).Expect(200);
        if (action == "cancel_turn_request") (await admin.PostAsync($"{session}/turn/request")).Expect(200);
        return action switch
        {
            "hand_over_session" => (place.Owner, $"{session}/host", new { person_id = id }),
            "remove_participant" => (place.Owner, $"{session}/participants/{id}", null),
            "request_turn" => (admin, $"{session}/turn/request", null),
            "cancel_turn_request" => (admin, $"{session}/turn/cancel", null),
            "pass_turn" => (place.Owner, $"{session}/turn/pass", new { to = id }),
            "stay_in_session" => (admin, $"{session}/heartbeat", null),
            _ => (admin, $"{session}/leave", null),
        };
    }
}
