using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tutti.Access;
using Tutti.Access.Tokens;

namespace Tutti.Connections;

/// <summary>The socket of a document: upgrade, subprotocol, who it is; then the connection takes over.</summary>
internal static class SocketEndpoint
{
    /// <summary>The route of documents by their id, under the prefix.</summary>
    public const string DocumentRoute = "/ws/documents/{document_id}";

    /// <summary>Reads the document's id from <see cref="DocumentRoute"/>.</summary>
    public static DocumentId? FromRoute(HttpContext http) =>
        DocumentId.TryParse(http.Request.RouteValues["document_id"] as string, out var id) ? id : null;

    /// <summary>Maps a socket.</summary>
    public static IEndpointConventionBuilder MapSocket(
        this IEndpointRouteBuilder routes,
        string pattern,
        Func<HttpContext, DocumentId?> find,
        ConnectionServices services,
        Tickets tickets,
        OriginPolicy origins,
        RequestIdentity identity)
    {
        var pipeline = routes.CreateApplicationBuilder();
        // The outbox goes under the WebSocket before ASP.NET Core makes it, so that it alone writes to the network.
        pipeline.Use((http, next) =>
        {
            if (http.Features.Get<IHttpUpgradeFeature>() is { } upgrade) http.Features.Set<IHttpUpgradeFeature>(new OutboxUpgrade(upgrade));
            return next(http);
        });
        pipeline.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = services.Sockets.HeartbeatInterval,
            KeepAliveTimeout = services.Sockets.PingTimeout,
        });
        pipeline.Run(http => AcceptAsync(http, find(http), services, tickets, origins, identity));
        return routes.MapGet(pattern, pipeline.Build()).ExcludeFromDescription();
    }

    private static async Task AcceptAsync(
        HttpContext http, DocumentId? document, ConnectionServices services, Tickets tickets, OriginPolicy origins, RequestIdentity identity)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            http.Response.Headers.Upgrade = "websocket";
            return;
        }
        if (Opening.Refuse(http.Request, origins, services.Directory) is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }
        if (Dialects.Pick(http.WebSockets.WebSocketRequestedProtocols) is not var (dialect, name))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var opening = await Opening.ReadAsync(http, document, tickets, identity);
        var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = name,
            DangerousEnableCompression = services.Sockets.Compression,
            DisableServerContextTakeover = true,
        });
        var stream = ((OutboxUpgrade)http.Features.Get<IHttpUpgradeFeature>()!).Stream!;
        var wire = new SocketWire(socket, stream, services.Sockets, services.Rooms, services.Clock);
        using var connection = new Connection(wire, dialect, opening.Key, services);
        await connection.RunAsync(opening, http.RequestAborted);
    }
}
