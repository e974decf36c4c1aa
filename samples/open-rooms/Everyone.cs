using System.Security.Claims;
using Tutti;
using Tutti.Access;
using Tutti.Rooms;

namespace OpenRooms;

/// <summary>One person for all: whoever comes is let in and may write. Not for the open internet.</summary>
internal sealed class Everyone : IRoomAuthorizer
{
    private static readonly ClaimsPrincipal Someone = new SignedIn(
        new Person(new PersonId(new Guid("01999999-0000-7000-8000-000000000001")), "Someone", "#1c7ed6", IsGuest: true)).ToPrincipal("everyone");

    /// <summary>Signs every request in.</summary>
    public static Task SignIn(HttpContext http, RequestDelegate next)
    {
        http.User = Someone;
        return next(http);
    }

    /// <summary>The limit of sockets per person makes no sense where everyone is the same one.</summary>
    public static void IsManyPeople(RoomsOptions options) => options.SocketsPerPerson = options.SocketsPerDocument = 20_000;

    public ValueTask<DocumentRights?> AuthorizeAsync(Person person, DocumentId document, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DocumentRights?>(new DocumentRights(Role.Editor));
}
