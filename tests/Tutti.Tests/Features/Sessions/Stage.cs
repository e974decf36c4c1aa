using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Tutti.Features.Sessions;
using Tutti.Tests.Rights;
using Tutti.Tests.Support;

namespace Tutti.Tests.Features.Sessions;

/// <summary>What tests of live sessions do again and again.</summary>
internal static class Stage
{
    public static string Session(this Watched at) => $"documents/{at.Document}/session";

    /// <summary>Begins a session, or joins it.</summary>
    public static async Task<JsonElement> OpenSessionAsync(this Watched at, Visitor by, object? body = null) =>
        (await by.PostAsync(at.Session(), body ?? new { })).Expect(201).Json;

    public static async Task<JsonElement> SessionAsync(this Watched at) => (await at.Owner.GetAsync(at.Session())).Expect(200).Json;

    /// <summary>Whose turn it is, by name; null when it is nobody's.</summary>
    public static string? Holder(this JsonElement session) =>
        session.GetProperty("turn").TryGetProperty("holder", out var holder) ? holder.Text("name") : null;

    public static string[] Queue(this JsonElement session) =>
        [.. session.GetProperty("queue").EnumerateArray().Select(person => person.Text("name"))];

    public static string Id(this Visitor visitor) => visitor.User.Text("id");

    /// <summary>Sends a frame and waits for its answer: <c>yes</c>, or the code of the refusal.</summary>
    public static async Task<string> AskAsync(this TestSocket socket, string type, string fields = "")
    {
        var reference = Guid.CreateVersion7().ToString("N");
        await socket.SendJsonAsync($$"""{"type":"{{type}}","ref":"{{reference}}"{{(fields.Length > 0 ? "," + fields : "")}}}""");
        var answer = await socket.NextJsonAsync(
            json => json.TryGetProperty("ref", out var name) && name.GetString() == reference, $"answer to {type}");
        return answer.Text("type") == "error" ? answer.Text("error_code") : "yes";
    }

    /// <summary>Waits for the turn to change for a reason.</summary>
    public static async Task<JsonElement> TurnAsync(this TestSocket socket, string reason) =>
        (await socket.NextJsonAsync(json => json.Text("type") == "turn_changed" && json.Text("reason") == reason, $"turn_changed, {reason}"))
        .GetProperty("session");

    /// <summary>Time passes, and what is due then is done.</summary>
    public static async Task PassAsync(this TuttiHost host, double seconds)
    {
        host.Clock.Shift += TimeSpan.FromSeconds(seconds);
        await host.KeepAsync();
    }

    /// <summary>Does what is due now.</summary>
    public static Task KeepAsync(this TuttiHost host) => host.Get<IEnumerable<IHostedService>>().OfType<SessionKeeper>().Single().LookAsync();
}
