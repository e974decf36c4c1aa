using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tutti.Access;
using Tutti.Access.Tokens;

namespace Tutti.Connections.Streams;

/// <summary>What the routes of streams need beside what every connection does.</summary>
/// <param name="Streams">The open ones.</param>
/// <param name="Tickets">Proofs that stand in an address.</param>
/// <param name="Origins">Which pages may use a visitor's cookie.</param>
/// <param name="Identity">Who a request comes from.</param>
/// <param name="RefuseAsync">Answers a refusal, with a status of its own if need be.</param>
internal sealed record StreamDoor(
    OpenStreams Streams,
    Tickets Tickets,
    OriginPolicy Origins,
    RequestIdentity Identity,
    Func<HttpContext, Refusal, int?, Task> RefuseAsync);

/// <summary>The way down of a stream: one answer that lasts as long as the connection.</summary>
internal static class StreamEndpoint
{
    public const string DownRoute = "/documents/{document_id}/stream", UpRoute = "/documents/{document_id}/messages-in";

    /// <summary>Maps both ways of a stream.</summary>
    public static void MapStream(this IEndpointRouteBuilder routes, ConnectionServices services, StreamDoor door)
    {
        routes.MapGet(DownRoute, (RequestDelegate)(http => ServeAsync(http, services, door))).ExcludeFromDescription();
        routes.MapPost(UpRoute, (RequestDelegate)(http => MessagesIn.TakeAsync(http, services, door))).ExcludeFromDescription();
    }

    private static async Task ServeAsync(HttpContext http, ConnectionServices services, StreamDoor door)
    {
        if (Opening.Refuse(http.Request, door.Origins, services.Directory) is { } status)
        {
            await door.RefuseAsync(http, new Refusal(
                status == StatusCodes.Status403Forbidden ? RefusalCode.PermissionDenied : RefusalCode.Unavailable, "Not now, or not from here."), status);
            return;
        }
        var asked = http.Request.Query["protocol"];
        if (Dialects.Pick(asked.Count == 0 ? [Dialects.JsonName] : [asked.ToString()]) is not var (dialect, _))
        {
            await door.RefuseAsync(http, new Refusal(RefusalCode.InvalidMessage, "There is no such protocol."), null);
            return;
        }
        var opening = await Opening.ReadAsync(http, SocketEndpoint.FromRoute(http), door.Tickets, door.Identity);
        await StartAsync(http);
        var wire = new StreamWire(http, services.Sockets, services.Clock);
        using var connection = new Connection(wire, dialect, opening.Key, services);
        var token = door.Streams.Add(new OpenStream(opening.Key.Document, opening.Key.Branch, connection, wire));
        try
        {
            wire.Open(token);
            await connection.RunAsync(opening, http.RequestAborted);
        }
        finally
        {
            door.Streams.Remove(token);
        }
    }

    // Each piece has to arrive at once: no part of the way may collect, keep or compress it.
    private static Task StartAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store, no-transform";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return http.Response.StartAsync(http.RequestAborted);
    }
}
