using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Features.Documents;
using Tutti.Rooms;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>Live sessions: the table of contents.</summary>
internal static class SessionsModule
{
    private const string Session = "documents/{document_id}/session";

    public static void Add(IServiceCollection services, ActionRegistry actions, Listeners listeners)
    {
        services.AddOptions<SessionsOptions>().BindConfiguration("Tutti:Sessions").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SessionVisits>();
        services.AddSingleton<IRoomVisits>(provider => provider.GetRequiredService<SessionVisits>());
        services.AddSingleton<IRoomEdits>(provider => provider.GetRequiredService<SessionVisits>());
        services.AddSingleton<IEditRules, SessionRules>();
        services.AddSingleton<IDocumentHosts, SessionHosts>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SessionSettings>();
        services.AddSingleton<SessionRights>();
        services.AddSingleton<SessionChanges>();
        services.AddHostedService<SessionArrivals>();
        services.AddHostedService<SessionKeeper>();
        listeners.Add<DocumentDeleted, EndDeletedSessions>();

        Add<OpenSession, LiveSessionView, OpenSessionHandler>(actions, ActionKind.Create, $"POST {Session}", Permission.See);
        actions.Add<ReadSession, LiveSessionView, ReadSessionHandler>(ActionKind.Read, $"GET {Session}", Permission.See);
        AddLeading<ChangeSession, LiveSessionView, ChangeSessionHandler>(actions, $"PATCH {Session}", hasFrame: false);
        actions.Expose(Leading<SetMode, LiveSessionView, SetModeHandler>($"PATCH {Session}", hasFrame: true));
        actions.Expose(Leading<SetMaxUsers, LiveSessionView, SetMaxUsersHandler>($"PATCH {Session}", hasFrame: true));
        Add<RequestTurn, LiveSessionView, RequestTurnHandler>(actions, ActionKind.Write, $"POST {Session}/turn/request", Permission.Edit);
        Add<CancelTurnRequest, LiveSessionView, CancelTurnRequestHandler>(actions, ActionKind.Write, $"POST {Session}/turn/cancel", Permission.Edit);
        Add<PassTurn, LiveSessionView, PassTurnHandler>(actions, ActionKind.Write, $"POST {Session}/turn/pass", Permission.Edit);
        AddLeading<HandOverSession, LiveSessionView, HandOverSessionHandler>(actions, $"POST {Session}/host");
        AddLeading<RemoveParticipant, LiveSessionView, RemoveParticipantHandler>(actions, $"DELETE {Session}/participants/{{person_id}}");
        AddLeading<BringToMe, Nothing, BringToMeHandler>(actions, $"POST {Session}/bring-to-me");
        actions.Add<StayInSession, LiveSessionView, StayInSessionHandler>(ActionKind.Read, $"POST {Session}/heartbeat", Permission.See);
        Add<LeaveSession, Nothing, LeaveSessionHandler>(actions, ActionKind.Write, $"POST {Session}/leave", Permission.See);
        AddLeading<EndSession, Nothing, EndSessionHandler>(actions, $"DELETE {Session}");
    }

    private static void Add<TInput, TOutput, THandler>(ActionRegistry actions, ActionKind kind, string route, Permission permission)
        where TInput : class
        where TOutput : class
        where THandler : IHandler<TInput, TOutput> =>
        actions.Add(new ActionDefinition<TInput, TOutput, THandler>(kind, route, permission) { HasFrame = true });

    // What the host may do besides administrators.
    private static void AddLeading<TInput, TOutput, THandler>(ActionRegistry actions, string route, bool hasFrame = true)
        where TInput : class
        where TOutput : class
        where THandler : IHandler<TInput, TOutput> =>
        actions.Add(Leading<TInput, TOutput, THandler>(route, hasFrame));

    private static ActionDefinition<TInput, TOutput, THandler> Leading<TInput, TOutput, THandler>(string route, bool hasFrame)
        where TInput : class
        where TOutput : class
        where THandler : IHandler<TInput, TOutput> =>
        new(ActionKind.Write, route, Permission.Administer) { HostMay = true, HasFrame = hasFrame };
}
