using Tutti.Actions;
using Tutti.Connections;
using Tutti.Tests.Support;

namespace Tutti.Tests.Matrix;

/// <summary>How each frame is sent rightly. A frame that is not here fails the tests.</summary>
internal static class FrameCalls
{
    /// <summary>The fields of a frame beside its type and ref.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["join_session"] = "",
        ["refresh_token"] = "\"auth_token\":\"{token}\"",
        ["heartbeat"] = "",
        ["presence_update"] = "\"status\":\"active\"",
        ["cursor_update"] = "\"cursor\":{\"x\":1,\"y\":2}",
        ["typing"] = "\"in\":\"document\",\"on\":true",
        ["sync_request"] = "",
        ["signal"] = "\"to\":\"01890000-0000-7000-8000-000000000000\",\"data\":{}",
        ["text_change"] = "\"change\":{\"file\":\"main.py\",\"index\":0,\"insert\":\"a\"}",
        ["state_update"] = "\"patch\":[{\"op\":\"add\",\"path\":\"/context/a\",\"value\":1}]",
        ["acquire_lock"] = "\"resource_type\":\"path\",\"resource_id\":\"/context/{own}\"",
        ["renew_lock"] = "\"lock_id\":\"none\"",
        ["release_lock"] = "\"lock_id\":\"none\"",
        ["wait_for_lock"] = "\"lock_id\":\"none\"",
        ["stop_waiting"] = "\"lock_id\":\"none\"",
        ["session_update"] = "\"changes\":{\"a\":1}",
        ["open_session"] = "",
        ["set_mode"] = "\"mode\":\"sequential\"",
        ["set_max_users"] = "\"max_users\":100",
        ["request_turn"] = "",
        ["cancel_turn_request"] = "",
        ["pass_turn"] = "",
        ["hand_over_session"] = "\"person_id\":\"00000000-0000-7000-8000-000000000000\"",
        ["remove_participant"] = "\"person_id\":\"00000000-0000-7000-8000-000000000000\"",
        ["bring_to_me"] = "",
        ["leave_session"] = "",
        ["end_session"] = "",
    };

    /// <summary>Every type of frame that the server knows, by its own tables.</summary>
    public static IEnumerable<string> TypesOf(TuttiHost host) => Traffic.FrameTypes.Concat(host.Get<ActionRegistry>().FrameTypes);

    public static string Frame(string type, string? token)
    {
        // A place of one's own, which nobody who came before holds.
        var own = $"{StringComparer.Ordinal.GetHashCode(token ?? "")}";
        var fields = All[type].Replace("{token}", token, StringComparison.Ordinal).Replace("{own}", own, StringComparison.Ordinal);
        return $$"""{"type":"{{type}}","ref":"asked"{{(fields.Length > 0 ? "," : "")}}{{fields}}}""";
    }
}
