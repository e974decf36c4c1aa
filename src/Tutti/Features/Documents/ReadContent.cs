using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tutti.Actions;
using Tutti.Kinds;
using Tutti.Rooms;
using Tutti.Rooms.Open;
using Tutti.Rooms.States;

namespace Tutti.Features.Documents;

/// <summary>A document's content: as text for who accepts <c>text/plain</c> rather, otherwise the shared types as JSON.</summary>
internal sealed record ReadContent(DocumentId DocumentId, string? Branch = null) : IInDocument;

/// <summary>The content itself.</summary>
internal sealed record ContentView(string ContentType, ReadOnlyMemory<byte> Bytes, string Tag, long Version) : IRawView, IHttpView
{
    public void Apply(HttpContext http)
    {
        http.Response.Headers.ETag = Tag;
        http.Response.Headers.Vary = "Accept";
        http.Response.Headers["Tutti-Version"] = Version.ToString(CultureInfo.InvariantCulture);
    }
}

internal sealed class ReadContentHandler(IRoomGateway rooms, DocumentKinds kinds) : IHandler<ReadContent, ContentView>
{
    private static readonly Refusal Unreadable = new(RefusalCode.TooLarge, "The content can only be read with Yjs.");

    public async ValueTask<Outcome<ContentView>> Handle(
        ReadContent input, ActionContext context, CancellationToken cancellationToken)
    {
        var branch = input.Branch ?? RoomKey.MainBranch;
        if (branch != RoomKey.MainBranch || await DocumentStore.FindAsync(context.Db, input.DocumentId) is not { } document)
            return ActionRights.NoSuchThing;
        var reading = await rooms.TryReadAsync(document.Id, branch, cancellationToken);
        if (reading is null) return DocumentRooms.Unavailable;
        try
        {
            return Read(reading, rooms.Join(reading), kinds.Of(document.Kind), context);
        }
        catch (Crdt.CrdtException)
        {
            return Unreadable;
        }
    }

    private static ContentView Read(RoomReading reading, ReadOnlyMemory<byte> state, DocumentKind kind, ActionContext context)
    {
        var content = Crdt.Reading.DocumentView.Read(state, OpenDocument.Stored);
        var text = PrefersText(context.Caller.Accept) ? kind.ToText(content) : null;
        var isText = text is not null;
        return new ContentView(
            isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
            Encoding.UTF8.GetBytes(text ?? content.ToJson([.. kind.Roots.Select(root => (root.Name, root.Kind))])),
            ContentTag.Of(reading.Epoch, reading.Head, isText),
            reading.Head);
    }

    // Whichever of the two is named first; a browser's or curl's "anything" gets JSON.
    private static bool PrefersText(string? accept)
    {
        var text = accept?.IndexOf("text/plain", StringComparison.OrdinalIgnoreCase) ?? -1;
        var json = accept?.IndexOf("application/json", StringComparison.OrdinalIgnoreCase) ?? -1;
        return text >= 0 && (json < 0 || text < json);
    }
}
