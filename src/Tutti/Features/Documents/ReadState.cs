using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Tutti.Actions;
using Tutti.Crdt.Updates;
using Tutti.Rooms;
using Tutti.Rooms.States;

namespace Tutti.Features.Documents;

/// <summary>The whole document as one Yjs update, for downloading: cacheable, and resumed after a cut. v1 unless v2 is asked for.</summary>
internal sealed record ReadState(
    DocumentId DocumentId, string? Branch = null, [property: AllowedValues("v1", "v2")] string? Format = null)
    : IInDocument, IValidated
{
    public Refusal? Validate() => Format is null or "v1" or "v2"
        ? null
        : new Refusal(RefusalCode.InvalidMessage, "The format is v1 or v2.");
}

internal sealed class ReadStateHandler(IRoomGateway rooms, EncodedStates states) : IHandler<ReadState, StateView>
{
    public async ValueTask<Outcome<StateView>> Handle(ReadState input, ActionContext context, CancellationToken cancellationToken)
    {
        var branch = input.Branch ?? RoomKey.MainBranch;
        if (branch != RoomKey.MainBranch || await DocumentStore.FindAsync(context.Db, input.DocumentId) is null)
            return ActionRights.NoSuchThing;
        var reading = await rooms.TryReadAsync(input.DocumentId, branch, cancellationToken);
        if (reading is null) return DocumentRooms.Unavailable;
        return new StateView(reading, input.Format == "v2" ? UpdateFormat.V2 : UpdateFormat.V1, rooms, states);
    }
}

/// <summary>The bytes, with what HTTP needs to cache them and to go on after a cut.</summary>
internal sealed class StateView(RoomReading reading, UpdateFormat format, IRoomGateway rooms, EncodedStates states) : IServedView
{
    public async Task ServeAsync(HttpContext http)
    {
        var (state, bytes) = await OpenAsync(http.Request.Headers.IfRange.ToString());
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["Tutti-Version"] = state.Id.Head.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var file = TypedResults.Stream(
            bytes, "application/octet-stream", entityTag: new EntityTagHeaderValue(state.Tag), enableRangeProcessing: true);
        await file.ExecuteAsync(http);
    }

    // Who goes on with a download gets the bytes it began with, also when the document has changed meanwhile.
    private async ValueTask<(EncodedState State, Stream Bytes)> OpenAsync(string began)
    {
        if (began.Length > 0 && states.Find(reading.Key, reading.Epoch, began) is { } same && states.Open(same) is { } rest)
            return (same, rest);
        while (true)
        {
            var state = await states.EncodeAsync(reading, format);
            rooms.Adopted(reading);
            if (states.Open(state) is { } bytes) return (state, bytes);
        }
    }
}
