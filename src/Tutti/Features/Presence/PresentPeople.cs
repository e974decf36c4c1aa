using System.Text.Json;
using Microsoft.Extensions.Options;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Features.Presence;

/// <summary>Makes what is shown of people out of what their clients say of themselves, of which nothing is believed but its form.</summary>
internal sealed class PresentPeople(IRoomGateway rooms, IOptions<RoomsOptions> options)
{
    private const int LongestWord = 100, LongestFile = 500;

    private static readonly TimeSpan EditingFor = TimeSpan.FromSeconds(30);

    private static readonly string[] Statuses = ["active", "idle", "away"];

    /// <summary>Who is in a document, in the order they came.</summary>
    public async ValueTask<IReadOnlyList<PresentView>> ReadAsync(DocumentId document, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await rooms.PresentAsync(document, cancellationToken);
        return [.. people.OrderBy(one => one.JoinedAt).ThenBy(one => one.Person.Id.ToString(), StringComparer.Ordinal).Select(one => View(one, now))];
    }

    private PresentView View(PresentPerson person, DateTimeOffset now)
    {
        var windows = person.States.Select(Read).OfType<Window>().ToList();
        // Of several windows the one that is used most: its status says so.
        var front = windows.OrderBy(window => window.Rank).FirstOrDefault();
        var status = front?.Status ?? StatusBy(now - person.LastActive);
        var isEditing = now - person.LastEdited < EditingFor;
        return new PresentView(
            person.Person.Id,
            person.Person.Name,
            person.Person.Color,
            person.Person.Avatar,
            person.Person.IsGuest ? true : null,
            person.Role,
            status,
            front?.Activity ?? (isEditing ? "editing" : "viewing"),
            windows.Select(window => window.Typing).FirstOrDefault(typing => typing is not null),
            front?.Where,
            front?.Viewport,
            front?.Following,
            Timestamps.Text(person.JoinedAt),
            Timestamps.Text(person.LastHeard),
            person.Sockets);
    }

    // How present somebody is who does not say so, by the last thing they did.
    private string StatusBy(TimeSpan quiet) =>
        quiet >= options.Value.AwayAfter ? "away" : quiet >= options.Value.IdleAfter ? "idle" : "active";

    private static Window? Read(ReadOnlyMemory<byte> state)
    {
        using var document = JsonDocument.Parse(state);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) return null;
        var said = Word(root, "status");
        var status = said is not null && Statuses.Contains(said) ? said : null;
        PersonId? following = PersonId.TryParse(Word(root, "following"), out var id) ? id : null;
        return new Window(status, Word(root, "activity"), Word(root, "typing"), Where(root), Viewport(root), following);
    }

    // An editor of text says file and line beside its cursor, which is a position of the CRDT; a script says them in it.
    private static PlaceView? Where(JsonElement state)
    {
        var cursor = state.TryGetProperty("cursor", out var given) ? given : default;
        if (Whole(state, "line") is { } line) return new PlaceView(Text(state, "file", LongestFile), line, null, null);
        if (Whole(cursor, "line") is { } inside) return new PlaceView(Text(cursor, "file", LongestFile), inside, null, null);
        return Number(cursor, "x") is { } x && Number(cursor, "y") is { } y ? new PlaceView(null, null, x, y) : null;
    }

    private static ViewportView? Viewport(JsonElement state)
    {
        var seen = state.TryGetProperty("viewport", out var given) ? given : default;
        if (Whole(seen, "first_line") is { } first && Whole(seen, "last_line") is { } last)
            return new ViewportView(Text(seen, "file", LongestFile), first, last, null, null, null);
        return Number(seen, "x") is { } x && Number(seen, "y") is { } y && Number(seen, "zoom") is { } zoom
            ? new ViewportView(null, null, null, x, y, zoom)
            : null;
    }

    private static string? Word(JsonElement from, string name) => Text(from, name, LongestWord) is { Length: > 0 } word ? word : null;

    // A lone surrogate is text to a client, and none here.
    private static string? Text(JsonElement from, string name, int longest)
    {
        if (!Has(from, name, JsonValueKind.String, out var value)) return null;
        try
        {
            return value.GetString() is { } text && text.Length <= longest ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int? Whole(JsonElement from, string name) =>
        Has(from, name, JsonValueKind.Number, out var value) && value.TryGetInt32(out var whole) ? whole : null;

    private static double? Number(JsonElement from, string name) =>
        Has(from, name, JsonValueKind.Number, out var value) && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static bool Has(JsonElement from, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out value) && value.ValueKind == kind;
    }

    private sealed record Window(
        string? Status, string? Activity, string? Typing, PlaceView? Where, ViewportView? Viewport, PersonId? Following)
    {
        public int Rank => (2 * (Status is null ? Statuses.Length : Array.IndexOf(Statuses, Status))) + (Where is null ? 1 : 0);
    }
}
