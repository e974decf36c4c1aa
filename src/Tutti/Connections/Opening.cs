using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tutti.Access;
using Tutti.Access.Tokens;
using Tutti.Rooms;

namespace Tutti.Connections;

/// <summary>What a request that opens a connection says, whatever the connection travels on.</summary>
/// <param name="Key">Where it wants to go.</param>
/// <param name="Request">What it said of itself.</param>
/// <param name="WasRefused">Whether it showed a proof that is none.</param>
internal sealed record Opening(RoomKey Key, SocketRequest Request, bool WasRefused)
{
    /// <summary>Why a request may not open anything: a status, or null.</summary>
    public static int? Refuse(HttpRequest request, OriginPolicy origins, RoomDirectory directory)
    {
        // A page of someone else's may open connections with the visitor's cookie: refused before anything happens. A
        // ticket is no cookie: whoever holds it was given it.
        if (request.Query["ticket"].Count == 0 && !origins.Allows(request)) return StatusCodes.Status403Forbidden;
        return directory.IsDraining ? StatusCodes.Status503ServiceUnavailable : null;
    }

    public static async ValueTask<Opening> ReadAsync(
        HttpContext http, DocumentId? document, Tickets tickets, RequestIdentity identity)
    {
        var query = http.Request.Query;
        var branch = query["branch"] is [{ Length: > 0 } given] ? given : RoomKey.MainBranch;
        var key = new RoomKey(document ?? default, branch);
        var ticket = Ticket(http.Request);
        var who = ticket is null ? await identity.OfAsync(http) : tickets.Redeem(ticket, key.Document, branch);
        var epoch = query["epoch"] is [{ Length: > 0 } known] ? known : null;
        long? after = long.TryParse(query["after"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var wasRefused = who is null && (ticket is not null || http.Request.Headers.Authorization.Count > 0);
        return new Opening(key, new SocketRequest(who, address, epoch, after), wasRefused);
    }

    /// <summary>The ticket in an address, or null.</summary>
    public static string? Ticket(HttpRequest request) => request.Query["ticket"] is [{ Length: > 0 } text] ? text : null;
}
