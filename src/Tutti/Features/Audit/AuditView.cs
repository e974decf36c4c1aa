using System.Text.Json;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Audit;

/// <summary>One event as the audit shows it.</summary>
/// <param name="Number">Its link in the chain, from 1 without gaps.</param>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Type">What.</param>
/// <param name="Category">Which kind of thing.</param>
/// <param name="User">Who.</param>
/// <param name="Document">The document it happened to, if any, under the title it has now.</param>
/// <param name="Event">The document's own running number of it.</param>
/// <param name="SessionId">By which session.</param>
/// <param name="Address">From which network address.</param>
/// <param name="Audience">The number of the right that one needs to be told of it.</param>
/// <param name="Data">Its data.</param>
/// <param name="Hash">The hash over the link before and all of this.</param>
internal sealed record AuditView(
    long Number,
    string Id,
    string At,
    string Type,
    EventCategory Category,
    PersonView User,
    AuditDocument? Document,
    long? Event,
    string? SessionId,
    string Address,
    int Audience,
    JsonElement Data,
    string Hash)
{
    public static AuditView Of(EventEntry row) => new(
        row.Link,
        row.Id,
        row.At,
        row.Type,
        EventCategories.Read(row.Category) ?? EventCategory.System,
        PersonView.Of(row.Person),
        row.DocumentId is { } document ? new AuditDocument(document, row.DocumentTitle) : null,
        row.Number,
        row.SessionId,
        row.Address,
        row.Audience,
        Read(row.Data),
        row.Hash);

    private static JsonElement Read(string data)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.Clone();
    }
}

/// <summary>The document of an audit row.</summary>
internal sealed record AuditDocument(DocumentId Id, string? Title);
