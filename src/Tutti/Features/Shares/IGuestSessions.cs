using Microsoft.AspNetCore.Http;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Shares;

/// <summary>
/// Lets people in who have no account and come by a link. The stand-alone server has it; an application whose people all
/// sign in with itself has not, and its links need somebody signed in.
/// </summary>
internal interface IGuestSessions
{
    /// <summary>Whether guests are welcome on this server.</summary>
    bool AreWelcome { get; }

    /// <summary>Makes a guest and a session; from here on the guest acts.</summary>
    /// <param name="name">The name they chose, checked.</param>
    /// <param name="context">The action at work.</param>
    /// <returns>The session.</returns>
    ValueTask<GuestSession> StartAsync(string name, ActionContext context);
}

/// <summary>A guest's session: tokens for programs, and what sets the browser's cookie.</summary>
internal sealed record GuestSession(
    Person Person, string AccessToken, string RefreshToken, string ExpiresAt, Action<HttpContext> SetCookie);
