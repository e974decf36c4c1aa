using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Actions.OpenApi;
using Tutti.Connections;
using Tutti.Email;
using Tutti.Rooms;

namespace Tutti;

/// <summary>Maps Tutti's routes into an application.</summary>
public static class TuttiRoutes
{
    /// <summary>Maps the sockets and every action under the prefix of the options.</summary>
    /// <param name="routes">The application.</param>
    /// <returns>What was mapped, for conventions of the application's own.</returns>
    public static IEndpointConventionBuilder MapTutti(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var prefix = services.GetRequiredService<IOptions<TuttiOptions>>().Value.Prefix;
        var group = routes.MapGroup(prefix);
        var door = services.GetRequiredService<HttpDoor>();
        string StateAddress(RoomKey room) => $"{prefix}/documents/{room.Document}/state?branch={Uri.EscapeDataString(room.Branch)}";
        group.MapRooms(SocketEndpoint.DocumentRoute, SocketEndpoint.FromRoute, StateAddress);
        group.MapStreams(door.RefuseAsync, StateAddress);
        foreach (var action in services.GetRequiredService<ActionRegistry>().All)
        {
            string[] verbs = action.AnswersHead ? [action.Verb, HttpMethods.Head] : [action.Verb];
            group.MapMethods("/" + action.Path, verbs, (RequestDelegate)(http => door.RunAsync(action, http)))
                .WithName(action.Name)
                .ExcludeFromDescription();
        }
        // What is under the prefix and is nothing gets a problem, not the page.
        group.Map("/{**rest}", (RequestDelegate)(http => door.RefuseAsync(http, ActionRights.NoSuchThing))).ExcludeFromDescription();
        return group;
    }

    /// <summary>Maps the description of every action, as OpenAPI.</summary>
    /// <param name="routes">The application.</param>
    /// <param name="pattern">Where; <c>/openapi/v1.json</c>.</param>
    /// <returns>What was mapped.</returns>
    public static IEndpointConventionBuilder MapTuttiDescription(
        this IEndpointRouteBuilder routes, string pattern = "/openapi/v1.json")
    {
        var text = routes.ServiceProvider.GetRequiredService<ApiDocument>().Write();
        return routes.MapGet(pattern, () => Results.Text(text, "application/json")).ExcludeFromDescription();
    }

    /// <summary>Maps the page that shows mail in Development; in any other environment it maps nothing.</summary>
    /// <param name="routes">The application.</param>
    /// <param name="path">Where; <c>/dev/mail</c>.</param>
    public static void MapTuttiMailbox(this IEndpointRouteBuilder routes, string path = "/dev/mail") => MailboxPage.Map(routes, path);

    /// <summary>Maps the socket alone, for documents that the application names in its own way.</summary>
    /// <param name="routes">The application.</param>
    /// <param name="pattern">The route, such as <c>/rooms/{name}</c>.</param>
    /// <param name="find">
    /// The document that a request is for, or null when there is none: <see cref="DocumentId.FromName"/> makes an id of a
    /// name. Who may do what in it is the <see cref="Access.IRoomAuthorizer"/>'s to say; who it is, <c>HttpContext.User</c>'s.
    /// </param>
    /// <returns>What was mapped, for conventions of the application's own.</returns>
    public static IEndpointConventionBuilder MapTuttiSocket(
        this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, DocumentId?> find) => routes.MapRooms(pattern, find);
}
