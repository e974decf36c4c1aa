using System.Text.Json;
using Tutti.Access;
using Tutti.Actions.Events;

namespace Tutti.Features.Activity;

/// <summary>Something that people did, or the same thing done several times in a row.</summary>
/// <param name="Id">The id of the newest event of it.</param>
/// <param name="Type">What, as events are called on the wire.</param>
/// <param name="Category">Which kind of thing.</param>
/// <param name="Count">How often; of edits, how many.</param>
/// <param name="FirstAt">When it began.</param>
/// <param name="At">When it was done last.</param>
/// <param name="User">Who did it.</param>
/// <param name="Document">The document it was done to, if any, under the title it has now.</param>
/// <param name="Data">The data of the newest event.</param>
internal sealed record ActivityView(
    string Id,
    string Type,
    EventCategory Category,
    long Count,
    string FirstAt,
    string At,
    PersonView User,
    ActivityDocument? Document,
    JsonElement Data);

/// <summary>The document of an activity.</summary>
internal sealed record ActivityDocument(DocumentId Id, string Title);
