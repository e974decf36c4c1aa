using System.Globalization;
using System.Text.Json;
using Tutti.Actions;
using Tutti.Rooms;
using Tutti.Rooms.Open;

namespace Tutti.Features.Documents;

/// <summary>Changes the content by a JSON Patch, all of it or nothing; with a version, only when that is still the last.</summary>
internal sealed record StateUpdate(DocumentId DocumentId, JsonElement Patch, long? IfVersion = null, string? Branch = null) : IInDocument, IValidated
{
    public Refusal? Validate() => JsonPatch.Read(Patch) is null
        ? new Refusal(RefusalCode.InvalidMessage, "The patch is not a JSON Patch of at most 1,000 operations.")
        : null;
}

/// <summary>The version that holds the change, once it is stored.</summary>
internal sealed record ChangedView(long Version);

internal sealed class StateUpdateHandler(IRoomGateway rooms) : IHandler<StateUpdate, ChangedView>
{
    public ValueTask<Outcome<ChangedView>> Handle(StateUpdate input, ActionContext context, CancellationToken cancellationToken) =>
        ContentChanges.MakeAsync(rooms, input.DocumentId, input.Branch, JsonPatch.Read(input.Patch)!, input.IfVersion, context, cancellationToken);
}

/// <summary>What both edits without Yjs do.</summary>
internal static class ContentChanges
{
    private static readonly Refusal OtherEpoch = new(RefusalCode.Conflict, "The document was replaced since."),
        NotATag = new(RefusalCode.InvalidMessage, "If-Match is not a tag of this content.");

    public static async ValueTask<Outcome<ChangedView>> MakeAsync(
        IRoomGateway rooms,
        DocumentId id,
        string? branch,
        DocumentChange change,
        long? ifVersion,
        ActionContext context,
        CancellationToken cancellationToken)
    {
        if ((branch ?? RoomKey.MainBranch) != RoomKey.MainBranch || await DocumentStore.FindAsync(context.Db, id) is not { } document)
            return ActionRights.NoSuchThing;
        if (context.Caller.IfMatch is { } tag and not "*")
        {
            if (ContentTag.Read(tag) is not var (epoch, version)) return NotATag;
            if (epoch != Guid.Parse(document.Epoch)) return OtherEpoch;
            ifVersion ??= version;
        }
        try
        {
            var outcome = await rooms.ChangeAsync(id, RoomKey.MainBranch, context.Actor, change, ifVersion, cancellationToken);
            return outcome.Refusal is { } refusal ? refusal : new ChangedView(outcome.Version);
        }
        catch (RoomClosedException)
        {
            return DocumentRooms.Unavailable;
        }
    }
}

/// <summary>The ETag of content: epoch, version, and which of its two forms.</summary>
internal static class ContentTag
{
    public static string Of(Guid epoch, long version, bool isText) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{epoch:N}-{version}-{(isText ? "text" : "json")}\"");

    public static (Guid Epoch, long Version)? Read(string tag)
    {
        var parts = tag.Trim('"').Split('-');
        return parts.Length == 3 && Guid.TryParseExact(parts[0], "N", out var epoch)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (epoch, version)
            : null;
    }
}
