using System.Globalization;
using System.Text.Json;

namespace Tutti.Cli.Output;

/// <summary>An event as one line for people: when, who, what, and what it says besides.</summary>
internal static class EventLine
{
    private const int LongestValue = 200;

    public static string Of(JsonElement frame, Terminal terminal)
    {
        var number = frame.TryGetProperty("event", out var at) ? at.GetRawText() : "·";
        var when = Text(frame, "timestamp") is { } stamp && DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, out var time)
            ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "";
        var who = frame.TryGetProperty("user", out var user) ? Text(user, "name") ?? "somebody" : "somebody";
        var what = (Text(frame, "type") ?? "").Replace('_', ' ');
        return $"{terminal.Quiet($"{number,5}  {when}")}  {terminal.Strong(Terminal.Clean(who))}  {Terminal.Clean(what)}{Rest(frame)}";
    }

    private static string Rest(JsonElement frame) => string.Concat(frame.EnumerateObject()
        .Where(field => field.Name is not ("type" or "event" or "document_id" or "user" or "timestamp"))
        .SelectMany(field => field.NameEquals("changes") && field.Value.ValueKind == JsonValueKind.Object
            ? field.Value.EnumerateObject().Select(change => (change.Name, change.Value))
            : [(field.Name, field.Value)])
        .Select(field => $"  {Terminal.Clean(field.Name)}={Terminal.Clean(Cut(field.Value))}"));

    private static string Cut(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
