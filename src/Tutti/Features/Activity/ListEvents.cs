using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tutti.Actions;
using Tutti.Rooms;

namespace Tutti.Features.Activity;

/// <summary>The events of a document after a number, as its sockets would have said them: catching up without a socket.</summary>
internal sealed record ListEvents(
    DocumentId DocumentId,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] long? After = null,
    int? Limit = null) : IInDocument, IValidated
{
    public Refusal? Validate() => After is < 0
        ? new Refusal(RefusalCode.InvalidMessage, "The field after is the number of an event.")
        : PageSize.Check(Limit);
}

/// <summary>Frames, oldest first.</summary>
/// <param name="Items">The frames.</param>
/// <param name="Next">The number for <c>after</c>; null when there is nothing more yet.</param>
internal sealed record EventsView(IReadOnlyList<JsonElement> Items, string? Next);

internal sealed class ListEventsHandler(IRoomEvents events) : IHandler<ListEvents, EventsView>
{
    public async ValueTask<Outcome<EventsView>> Handle(ListEvents input, ActionContext context, CancellationToken cancellationToken)
    {
        var size = input.Limit ?? PageSize.Usual;
        var rows = await events.AfterAsync(input.DocumentId, input.After ?? 0, size + 1, cancellationToken);
        var items = rows.Take(size).Select(row => Read(row.For(context.Rights!).Payload)).ToList();
        return new EventsView(items, rows.Count > size ? rows[size - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static JsonElement Read(ReadOnlyMemory<byte> frame)
    {
        using var document = JsonDocument.Parse(frame);
        return document.RootElement.Clone();
    }
}
