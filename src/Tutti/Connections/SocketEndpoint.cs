using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tutti.Access;
using Tutti.Access.Tokens;
using Tutti.Rooms;

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
        // A page of someone else's may open sockets with the visitor's cookie: refused before anything happens. A ticket
        // is no cookie: whoever holds it was given it.
        if (http.Request.Query["ticket"].Count == 0 && !origins.Allows(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (services.Directory.IsDraining)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        if (Dialects.Pick(http.WebSockets.WebSocketRequestedProtocols) is not var (dialect, name))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var branch = http.Request.Query["branch"] is [{ Length: > 0 } given] ? given : RoomKey.MainBranch;
        var ticket = http.Request.Query["ticket"] is [{ Length: > 0 } text] ? text : null;
        var key = new RoomKey(document ?? default, branch);
        var who = ticket is null ? await identity.OfAsync(http) : tickets.Redeem(ticket, key.Document, branch);
        var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = name,
            DangerousEnableCompression = services.Sockets.Compression,
            DisableServerContextTakeover = true,
        });
        var stream = ((OutboxUpgrade)http.Features.Get<IHttpUpgradeFeature>()!).Stream!;
        using var connection = new Connection(socket, stream, dialect, key, services);
        var wasRefused = who is null && (ticket is not null || http.Request.Headers.Authorization.Count > 0);
        if (wasRefused) connection.Close(CloseCode.NotAuthenticated, CloseReasons.Of(CloseCode.NotAuthenticated));
        var epoch = http.Request.Query["epoch"] is [{ Length: > 0 } known] ? known : null;
        long? after = long.TryParse(http.Request.Query["after"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        await connection.RunAsync(new SocketRequest(who, address, epoch, after), http.RequestAborted);
    }
}
