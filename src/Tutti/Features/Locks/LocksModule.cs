using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;
using Tutti.Rooms;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Locks;

/// <summary>Locks: the table of contents.</summary>
internal static class LocksModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddOptions<LocksOptions>().BindConfiguration("Tutti:Locks").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LockHolders>();
        services.AddSingleton<IRoomVisits>(provider => provider.GetRequiredService<LockHolders>());
        services.AddSingleton<IEditRules, LockRules>();
        services.AddSingleton<LockPresence>();
        services.AddSingleton<LockRights>();
        services.AddSingleton<LockEndings>();
        services.AddHostedService<LockSweeper>();
        actions.Add<ListLocks, Page<LockView>, ListLocksHandler>(ActionKind.Read, "GET documents/{document_id}/locks", Permission.See);
        actions.Add(new ActionDefinition<AcquireLock, LockView, AcquireLockHandler>(
            ActionKind.Create, "POST documents/{document_id}/locks", Permission.Edit)
        {
            HasFrame = true,
        });
        actions.Add(new ActionDefinition<RenewLock, LockView, RenewLockHandler>(
            ActionKind.Write, "PATCH documents/{document_id}/locks/{lock_id}", Permission.Edit)
        {
            HasFrame = true,
        });
        actions.Add(new ActionDefinition<ReleaseLock, Nothing, ReleaseLockHandler>(
            ActionKind.Write, "DELETE documents/{document_id}/locks/{lock_id}", Permission.Edit)
        {
            HasFrame = true,
        });
        actions.Add(new ActionDefinition<WaitForLock, LockView, WaitForLockHandler>(
            ActionKind.Write, "POST documents/{document_id}/locks/{lock_id}/wait", Permission.Edit)
        {
            HasFrame = true,
        });
        actions.Add(new ActionDefinition<StopWaiting, Nothing, StopWaitingHandler>(
            ActionKind.Write, "DELETE documents/{document_id}/locks/{lock_id}/wait", Permission.Edit)
        {
            HasFrame = true,
        });
    }
}
