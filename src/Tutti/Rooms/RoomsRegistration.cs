using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Access.Tokens;
using Tutti.Connections;
using Tutti.Connections.Streams;
using Tutti.Rooms.Open;
using Tutti.Rooms.Rules;
using Tutti.Rooms.States;

namespace Tutti.Rooms;

/// <summary>Puts rooms and sockets together. Needs a store, an authorizer and the socket actions beside it.</summary>
internal static class RoomsRegistration
{
    public static void AddRooms(this IServiceCollection services)
    {
        services.AddOptions<RoomsOptions>().BindConfiguration("Tutti:Rooms").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SocketsOptions>().BindConfiguration("Tutti:Sockets").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PermissionVersions>();
        services.TryAddSingleton<RequestIdentity>();
        services.TryAddSingleton<SessionEndings>();
        services.TryAddSingleton<IRoomSeeds, SqlRoomSeeds>();
        services.TryAddSingleton<IRoomAppends, PreparedAppends>();
        services.TryAddSingleton<IRoomLog, SqlRoomLog>();
        services.AddSingleton<RuleVersions>();
        services.AddSingleton<EditRulesReader>();
        services.AddSingleton<Journal>();
        services.AddSingleton<Tickets>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<ConnectionFigures>();
        services.AddSingleton(provider => new SocketCounts(Options<RoomsOptions>(provider)));
        services.AddSingleton(provider => new RoomServices(
            Options<RoomsOptions>(provider),
            provider.GetRequiredService<IRoomLog>(),
            provider.GetRequiredService<Journal>(),
            provider.GetRequiredService<IRoomAuthorizer>(),
            provider.GetRequiredService<PermissionVersions>(),
            provider.GetService<IDocumentRoots>() ?? new NoRoots(),
            provider.GetService<IRoomEvents>() ?? new NoEvents(),
            new AllEdits(provider.GetServices<IRoomEdits>()),
            [.. provider.GetServices<IRoomVisits>()],
            provider.GetRequiredService<EditRulesReader>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Room>>()));
        services.AddSingleton(provider => new EncodedStates(
            Options<RoomsOptions>(provider),
            Path.Combine(Path.GetFullPath(Options<TuttiOptions>(provider).Data), "states"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RoomDirectory>();
        services.AddSingleton<IRoomGateway>(provider => provider.GetRequiredService<RoomDirectory>());
        services.AddSingleton(provider => new ConnectionServices(
            Options<SocketsOptions>(provider),
            Options<RoomsOptions>(provider),
            provider.GetRequiredService<RoomDirectory>(),
            provider.GetRequiredService<SocketCounts>(),
            provider.GetRequiredService<ConnectionFigures>(),
            provider.GetRequiredService<IRoomAuthorizer>(),
            provider.GetService<IAccessTokenReader>(),
            provider.GetRequiredService<SessionEndings>(),
            provider.GetRequiredService<ISocketActions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Connection>>()));
        services.AddHostedService<RoomsDrain>();
    }

    /// <summary>Maps a socket whose documents are found by the given function.</summary>
    public static IEndpointConventionBuilder MapRooms(
        this IEndpointRouteBuilder routes,
        string pattern,
        Func<HttpContext, DocumentId?> find,
        Func<RoomKey, string>? stateAddress = null) =>
        routes.MapSocket(
            pattern,
            find,
            routes.ServiceProvider.GetRequiredService<ConnectionServices>() with { StateAddress = stateAddress },
            routes.ServiceProvider.GetRequiredService<Tickets>(),
            routes.ServiceProvider.GetRequiredService<OriginPolicy>(),
            routes.ServiceProvider.GetRequiredService<RequestIdentity>());

    /// <summary>Maps the same by server-sent events and POSTs, for networks that let no WebSocket through.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="refuse">Answers a refusal, with a status of its own if need be.</param>
    /// <param name="stateAddress">Where the state of a room can be downloaded.</param>
    public static void MapStreams(
        this IEndpointRouteBuilder routes, Func<HttpContext, Refusal, int?, Task> refuse, Func<RoomKey, string>? stateAddress = null) =>
        routes.MapStream(
            routes.ServiceProvider.GetRequiredService<ConnectionServices>() with { StateAddress = stateAddress },
            new StreamDoor(
                routes.ServiceProvider.GetRequiredService<OpenStreams>(),
                routes.ServiceProvider.GetRequiredService<Tickets>(),
                routes.ServiceProvider.GetRequiredService<OriginPolicy>(),
                routes.ServiceProvider.GetRequiredService<RequestIdentity>(),
                refuse));

    private static T Options<T>(IServiceProvider provider) where T : class => provider.GetRequiredService<IOptions<T>>().Value;
}

/// <summary>
/// Empties the rooms when the server is asked to stop: what is accepted is committed, then every socket is closed with
/// a hint to come back, then the web server, which waits for open sockets, can end.
/// </summary>
internal sealed class RoomsDrain(RoomDirectory directory, Journal journal, IHostApplicationLifetime lifetime) : IHostedService
{
    private Task _drained = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _drained = Task.Run(directory.DrainAsync, CancellationToken.None));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _drained;
        await journal.DisposeAsync();
    }
}
