using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Crdt;
using Tutti.Crdt.Updates;
using Tutti.Rooms;

namespace Tutti.Features.Documents;

/// <summary>
/// Synchronising without a socket. The body is bytes as Yjs writes them: a state vector, answered with the update that
/// its owner lacks, or an update, answered with the version that holds it once it is stored.
/// </summary>
internal sealed record SyncDocument(
    DocumentId DocumentId,
    [property: AllowedValues(SyncDocument.StateVector, SyncDocument.Update)] string Kind,
    string? Branch = null)
    : IInDocument, IValidated
{
    public const string StateVector = "state_vector", Update = "update";

    public Refusal? Validate() => Kind is StateVector or Update
        ? null
        : new Refusal(RefusalCode.InvalidMessage, "The kind of the body is state_vector or update.");
}

internal sealed class SyncDocumentHandler(IRoomGateway rooms, IOptions<RoomsOptions> options) : IHandler<SyncDocument, SyncView>
{
    private static readonly Refusal TooLarge = new(RefusalCode.TooLarge, "The body is too large."),
        NotAVector = new(RefusalCode.InvalidMessage, "The body is not a state vector.");

    public async ValueTask<Outcome<SyncView>> Handle(SyncDocument input, ActionContext context, CancellationToken cancellationToken)
    {
        var branch = input.Branch ?? RoomKey.MainBranch;
        if (branch != RoomKey.MainBranch || await DocumentStore.FindAsync(context.Db, input.DocumentId) is null)
            return ActionRights.NoSuchThing;
        if (await context.Caller.Body() is not { } body || body.Length > options.Value.FirstStateBytes) return TooLarge;
        try
        {
            return input.Kind == SyncDocument.Update
                ? await ApplyAsync(input.DocumentId, branch, context, body, cancellationToken)
                : await AnswerAsync(input.DocumentId, branch, body, cancellationToken);
        }
        catch (RoomClosedException)
        {
            return DocumentRooms.Unavailable;
        }
    }

    private async ValueTask<Outcome<SyncView>> ApplyAsync(
        DocumentId document, string branch, ActionContext context, byte[] update, CancellationToken cancellationToken)
    {
        var outcome = await rooms.EditAsync(document, branch, context.Actor, update, cancellationToken);
        return outcome.Refusal is { } refusal ? refusal : new SyncView(default, outcome.Version);
    }

    private async ValueTask<Outcome<SyncView>> AnswerAsync(
        DocumentId document, string branch, byte[] vector, CancellationToken cancellationToken)
    {
        try
        {
            StateVector.Decode(vector, WorkBudget.Default);
        }
        catch (CrdtException)
        {
            return NotAVector;
        }
        var reading = await rooms.ReadAsync(document, branch, cancellationToken);
        return new SyncView(Update.Diff(rooms.Join(reading).Span, vector, budget: WorkBudget.Trusted), reading.Head);
    }
}

/// <summary>An update, or the version that was reached.</summary>
internal sealed record SyncView(ReadOnlyMemory<byte> Update, long Version) : IServedView
{
    public Task ServeAsync(HttpContext http)
    {
        var version = Version.ToString(CultureInfo.InvariantCulture);
        var isUpdate = !Update.IsEmpty;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Tutti-Version"] = version;
        http.Response.ContentType = isUpdate ? "application/octet-stream" : "application/json; charset=utf-8";
        var body = isUpdate ? Update : Encoding.UTF8.GetBytes($$"""{"version":{{version}}}""");
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
