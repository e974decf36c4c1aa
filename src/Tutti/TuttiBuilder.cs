using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tutti.Access;
using Tutti.Access.Tokens;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Actions.OpenApi;
using Tutti.Connections;
using Tutti.Email;
using Tutti.Features.Activity;
using Tutti.Features.Audit;
using Tutti.Features.Documents;
using Tutti.Features.Folders;
using Tutti.Features.Invitations;
using Tutti.Features.Locks;
using Tutti.Features.Members;
using Tutti.Features.People;
using Tutti.Features.Presence;
using Tutti.Features.Sessions;
using Tutti.Features.Shares;
using Tutti.Features.Statistics;
using Tutti.Features.Workspaces;
using Tutti.Kinds;
using Tutti.Rooms;
using Tutti.Store;
using Tutti.Store.Sqlite;
using Tutti.Telemetry;

namespace Tutti;

/// <summary>Puts Tutti into an application's services.</summary>
public static class TuttiBuilderExtensions
{
    /// <summary>Adds real-time collaboration. <see cref="TuttiRoutes.MapTutti"/> maps its routes.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the options after they were read from section <c>Tutti</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddTutti(this IServiceCollection services, Action<TuttiOptions>? configure = null)
    {
        var options = services.AddOptions<TuttiOptions>().BindConfiguration("Tutti").ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.AddOptions<ActionsOptions>().BindConfiguration("Tutti:Actions").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        AddStore(services);
        AddAccess(services);
        AddActions(services);
        services.AddKinds();
        services.AddRooms();
        services.AddEmail();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Startup>();
        services.AddHostedService<FillMemberWords>();
        services.AddSingleton<IJsonTypeInfoResolver>(TuttiJson.Default);
        return services.AddMigrations(typeof(TuttiBuilderExtensions).Assembly);
    }

    /// <summary>Adds an assembly that brings numbered SQL files.</summary>
    internal static IServiceCollection AddMigrations(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new MigrationSource(assembly));

    /// <summary>Adds a slice.</summary>
    internal static IServiceCollection AddModule(
        this IServiceCollection services, Action<IServiceCollection, ActionRegistry, Listeners> add)
    {
        var modules = services.Single(service => service.ServiceType == typeof(ActionRegistry));
        var listeners = services.Single(service => service.ServiceType == typeof(Listeners));
        add(services, (ActionRegistry)modules.ImplementationInstance!, (Listeners)listeners.ImplementationInstance!);
        return services;
    }

    private static void AddModules(IServiceCollection services, ActionRegistry actions, Listeners listeners)
    {
        WorkspacesModule.Add(services, actions);
        MembersModule.Add(actions);
        PeopleModule.Add(actions);
        FoldersModule.Add(actions);
        DocumentsModule.Add(services, actions);
        InvitationsModule.Add(services, actions);
        SharesModule.Add(services, actions);
        LocksModule.Add(services, actions);
        SessionsModule.Add(services, actions, listeners);
        ActivityModule.Add(actions);
        AuditModule.Add(services, actions);
        PresenceModule.Add(services, actions);
        StatisticsModule.Add(actions);
    }

    private static void AddStore(IServiceCollection services)
    {
        IdColumns.Register();
        services.AddSingleton(provider =>
        {
            var data = Directory.CreateDirectory(provider.GetRequiredService<IOptions<TuttiOptions>>().Value.Data);
            var assemblies = provider.GetServices<MigrationSource>().Select(source => source.Assembly).ToList();
            return new SqliteStore(
                Path.Combine(data.FullName, "tutti.db"), assemblies, provider.GetRequiredService<TimeProvider>());
        });
        services.TryAddSingleton<IStore>(provider => provider.GetRequiredService<SqliteStore>());
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.TryAddSingleton<PermissionVersions>();
        services.TryAddSingleton<IPermissionNumbers>(provider => provider.GetRequiredService<PermissionVersions>());
        services.AddSingleton<Memberships>();
        services.AddSingleton<ShareGrants>();
        services.AddSingleton<WorkspaceAuthorizer>();
        services.TryAddSingleton<IRoomAuthorizer>(provider => provider.GetRequiredService<WorkspaceAuthorizer>());
        services.TryAddSingleton<SessionEndings>();
        services.TryAddSingleton<IDocumentHosts, NoHosts>();
        services.AddTokens();
        services.AddSingleton(provider =>
            new OriginPolicy(provider.GetRequiredService<IOptions<TuttiOptions>>().Value.AllowedOrigins));
    }

    private static void AddActions(IServiceCollection services)
    {
        services.AddSingleton<ActionJson>();
        services.AddSingleton<ActionRights>();
        services.AddSingleton<RepeatAnswers>();
        services.AddSingleton<LinkTries>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<EventSealing>();
        services.AddSingleton<EventReader>();
        services.AddSingleton<IRoomEvents, EventHistory>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<EventOutbox>();
        services.AddHostedService(provider => provider.GetRequiredService<EventOutbox>());
        services.AddSingleton<ActionRunner>();
        services.AddSingleton<HttpDoor>();
        services.AddSingleton<ApiDocument>();
        services.AddSingleton<ISocketActions, FrameDoor>();
        services.AddSingleton(new ActionRegistry());
        services.AddSingleton(new Listeners());
        services.AddModule(AddModules);
    }
}

/// <summary>An assembly that brings numbered SQL files.</summary>
internal sealed record MigrationSource(Assembly Assembly);
