using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Connections.Streams;

/// <summary>
/// The way up of a stream: a POST holds messages, and 202 says that they are on their way into the room. What becomes of them is
/// told down the stream, as on a socket.
/// </summary>
internal static class MessagesIn
{
    private const int LongestLengths = 64;

    private static readonly Refusal NoSuchStream = new(RefusalCode.NotFound, "There is no such stream, or it is not yours."),
        OtherOrigin = new(RefusalCode.PermissionDenied, "This origin may not do that."),
        OtherType = new(RefusalCode.InvalidMessage, "The body has to be application/json or application/octet-stream."),
        BadNumber = new(RefusalCode.InvalidMessage, "The field n is the number of a request, from 1."),
        BadLengths = new(RefusalCode.InvalidMessage, "The lengths do not fit the body."),
        OutOfOrder = new(RefusalCode.Conflict, "A request before this one has not come."),
        TooMany = new(RefusalCode.RateLimited, "Wait for the answer to the request before.") { RetryAfter = TimeSpan.FromSeconds(1) },
        TooLarge = new(RefusalCode.TooLarge, "The body is too large.");

    public static async Task TakeAsync(HttpContext http, ConnectionServices services, StreamDoor door)
    {
        var ticket = Opening.Ticket(http.Request);
        if (ticket is null && !door.Origins.MayChange(http.Request))
        {
            await door.RefuseAsync(http, OtherOrigin, null);
            return;
        }
        if (await FindAsync(http, ticket, door) is not { } stream)
        {
            await door.RefuseAsync(http, NoSuchStream, null);
            return;
        }
        if (!stream.TryEnter())
        {
            await door.RefuseAsync(http, TooMany, null);
            return;
        }
        try
        {
            var (refusal, status) = await TakeAsync(http, stream.Wire, services);
            if (refusal is null) http.Response.StatusCode = StatusCodes.Status202Accepted;
            else await door.RefuseAsync(http, refusal, status);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // It went before its turn came, and nothing of it was taken.
        }
        finally
        {
            stream.Leave();
        }
    }

    // Its name alone is not enough: whoever overhears it is still somebody else.
    private static async ValueTask<OpenStream?> FindAsync(HttpContext http, string? ticket, StreamDoor door)
    {
        var stream = door.Streams.Find(http.Request.Query["stream"].ToString());
        if (stream is null || stream.Document != (SocketEndpoint.FromRoute(http) ?? default)) return null;
        if (stream.Person is not { } person) return stream;
        var who = ticket is null ? await door.Identity.OfAsync(http) : door.Tickets.Redeem(ticket, stream.Document, stream.Branch);
        return who?.Person.Id == person ? stream : null;
    }

    private static async ValueTask<(Refusal? Refusal, int? Status)> TakeAsync(HttpContext http, StreamWire wire, ConnectionServices services)
    {
        var isText = http.Request.HasJsonContentType();
        if (!isText && http.Request.ContentType != "application/octet-stream") return (OtherType, StatusCodes.Status415UnsupportedMediaType);
        long? number = null;
        if (http.Request.Query["n"] is [{ Length: > 0 } text])
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given < 1) return (BadNumber, null);
            number = given;
        }
        var limit = isText ? services.Sockets.JsonFrameBytes : services.Sockets.LargestBinary(services.Rooms) + LongestLengths;
        if (await BodyAsync(http, limit) is not { } body)
        {
            await wire.TakeAsync(Batch.TooBig, number, http.RequestAborted);
            return (TooLarge, null);
        }
        if ((isText ? Batch.Text(body) : Batch.Binary(body)) is not { } batch) return (BadLengths, null);
        return await wire.TakeAsync(batch, number, http.RequestAborted) switch
        {
            PostOutcome.Taken => (null, null),
            PostOutcome.OutOfOrder => (OutOfOrder, null),
            _ => (NoSuchStream, null),
        };
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> BodyAsync(HttpContext http, int limit)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = limit;
        if (http.Request.ContentLength > limit) return null;
        try
        {
            using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
