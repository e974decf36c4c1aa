using System.Globalization;
using Tutti.Store;

namespace Tutti.Actions.Events;

/// <summary>
/// A look through the events of a workspace or a document, newest first. An index leads to the events of one person, type or
/// category; what else is asked for is looked for among a bounded number of them, so that a page may come short, or empty,
/// and yet have a next one.
/// </summary>
internal sealed record EventQuery
{
    public const int MostScanned = 1_000;

    private const string OfPerson = "person_id = @person", OfType = "type = @Type", OfCategory = "category = @category";

    private static readonly Refusal NotATime = new(RefusalCode.InvalidMessage, "A time is ISO 8601, such as 2026-01-31T12:00:00Z."),
        NotACursor = new(RefusalCode.InvalidMessage, "The field after is not a cursor of this list.");

    public WorkspaceId? Workspace { get; init; }

    public DocumentId? Document { get; init; }

    public PersonId? Person { get; init; }

    public string? Type { get; init; }

    public EventCategory? Category { get; init; }

    public string? Address { get; init; }

    /// <summary>The first moment that counts.</summary>
    public string? From { get; init; }

    /// <summary>The first moment that does not.</summary>
    public string? To { get; init; }

    /// <summary>The id of the event before which to go on.</summary>
    public string? After { get; init; }

    /// <summary>Whether times and cursor can be read.</summary>
    public Refusal? Check()
    {
        if ((From is not null && Time(From) is null) || (To is not null && Time(To) is null)) return NotATime;
        return After is null || (Guid.TryParseExact(After, "D", out var id) && id.ToString("D") == After) ? null : NotACursor;
    }

    /// <summary>Reads the next rows.</summary>
    /// <param name="db">Where.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The rows, and where to go on; null at the end.</returns>
    public async Task<(IReadOnlyList<EventEntry> Rows, string? Next)> ReadAsync(Db db, int most)
    {
        var index = await NarrowestAsync(db);
        var others = Filters().Where(filter => !index.Contains(filter, StringComparison.Ordinal)).ToList();
        var values = Values(others.Count == 0 ? most + 1 : MostScanned, most + 1);
        var scanned = Scan(index);
        var chosen = others.Count == 0
            ? $"SELECT * {scanned}"
            : $"SELECT * FROM (SELECT * {scanned}) s WHERE {string.Join(" AND ", others)} ORDER BY id DESC LIMIT @most";
        var rows = await db.ListAsync<EventEntry>(
            $"""
            SELECT e.id, e.document_id, e.workspace_id, e.number, e.type, e.category, e.audience, e.person_id, e.at, e.session_id, e.address,
              e.data, e.link, e.hash, p.name AS person_name, p.color AS person_color, p.avatar AS person_avatar, d.title AS document_title
            FROM ({chosen}) e
            LEFT JOIN person p ON p.id = e.person_id
            LEFT JOIN document d ON d.id = e.document_id
            ORDER BY e.id DESC
            """,
            values);
        if (rows.Count > most) return ([.. rows.Take(most)], rows[most - 1].Id);
        if (others.Count == 0) return (rows, null);
        var end = await EndAsync(db, index);
        return (rows, end.Scanned == MostScanned ? end.Last : null);
    }

    private static string Scan(string index) => $"FROM event WHERE {index} AND id >= @from AND id < @before ORDER BY id DESC LIMIT @scan";

    // Of several indexes the one that leads to least; counting a bounded number of its entries touches no row.
    private async Task<string> NarrowestAsync(Db db)
    {
        var indexes = Indexes().ToList();
        if (indexes.Count == 1) return indexes[0];
        var narrowest = (Index: indexes[0], Scanned: long.MaxValue);
        foreach (var index in indexes)
        {
            var end = await EndAsync(db, index);
            if (end.Scanned < narrowest.Scanned) narrowest = (index, end.Scanned);
        }
        return narrowest.Index;
    }

    private async Task<ScanEnd> EndAsync(Db db, string index) =>
        (await db.FirstAsync<ScanEnd>($"SELECT count(*) AS scanned, min(id) AS last FROM (SELECT id {Scan(index)}) s", Values(MostScanned, 0)))!;

    /// <summary>A time as it came, or null when it is none.</summary>
    public static DateTimeOffset? Time(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    // What an index leads to.
    private IEnumerable<string> Indexes()
    {
        if (Document is not null)
        {
            yield return "document_id = @document";
            yield break;
        }
        const string InWorkspace = "workspace_id = @workspace";
        if (Person is not null) yield return $"{InWorkspace} AND {OfPerson}";
        if (Type is not null) yield return $"{InWorkspace} AND {OfType}";
        if (Category is not null) yield return $"{InWorkspace} AND {OfCategory}";
        if (Person is null && Type is null && Category is null) yield return InWorkspace;
    }

    private IEnumerable<string> Filters()
    {
        if (Document is not null && Workspace is not null) yield return "workspace_id = @workspace";
        if (Person is not null) yield return OfPerson;
        if (Type is not null) yield return OfType;
        if (Category is not null) yield return OfCategory;
        if (Address is not null) yield return "address = @Address";
    }

    private object Values(int scan, int most)
    {
        var before = To is null ? EventIds.BehindAll : EventIds.Since(Time(To)!.Value);
        return new
        {
            workspace = Workspace?.ToString(),
            document = Document?.ToString(),
            person = Person?.ToString(),
            Type,
            category = Category is { } category ? EventCategories.Of(category) : null,
            Address,
            from = From is null ? "" : EventIds.Since(Time(From)!.Value),
            before = After is not null && string.CompareOrdinal(After, before) < 0 ? After : before,
            scan,
            most,
        };
    }

    private sealed class ScanEnd
    {
        public long Scanned { get; init; }

        public string? Last { get; init; }
    }
}

/// <summary>An event as a list has it, with who did it and what the document is called now.</summary>
internal sealed class EventEntry : Performer
{
    public string Id { get; init; } = "";

    public DocumentId? DocumentId { get; init; }

    public string? DocumentTitle { get; init; }

    public WorkspaceId? WorkspaceId { get; init; }

    public long? Number { get; init; }

    public string Type { get; init; } = "";

    public string Category { get; init; } = "";

    public int Audience { get; init; }

    public string At { get; init; } = "";

    public string? SessionId { get; init; }

    public string Address { get; init; } = "";

    public string Data { get; init; } = "";

    public long Link { get; init; }

    public string Hash { get; init; } = "";
}
