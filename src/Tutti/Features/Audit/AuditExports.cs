using System.Collections.Concurrent;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Features.Audit;

/// <summary>The exports that are under way: two of each person at once, so that nobody reads the whole store many times over.</summary>
internal sealed class AuditExports(IStore store)
{
    private const int MostAtOnce = 2;

    private static readonly Refusal Busy = new(
        RefusalCode.RateLimited, "Two exports of yours are under way already.", TimeSpan.FromSeconds(10));

    private readonly ConcurrentDictionary<PersonId, SemaphoreSlim> _slots = new();

    public Refusal? Check(PersonId person) => _slots.TryGetValue(person, out var slots) && slots.CurrentCount == 0 ? Busy : null;

    public Outcome<AuditFile> Start(WorkspaceId workspace, EventQuery query, AuditFormat format, ActionContext context)
    {
        context.Raise(new AuditExported(
            workspace, AuditFormats.Of(format), query.Type, query.Person, query.Document, query.Address, query.From, query.To));
        return new AuditFile(store, workspace, query, format, context.At, () => EnterAsync(context.Person.Id));
    }

    /// <summary>Takes one of the person's two places; several that passed the check at one moment wait for each other here.</summary>
    /// <returns>What gives it back.</returns>
    public async Task<Action> EnterAsync(PersonId person)
    {
        var slots = _slots.GetOrAdd(person, static _ => new SemaphoreSlim(MostAtOnce, MostAtOnce));
        await slots.WaitAsync();
        return () => slots.Release();
    }
}

/// <summary>The forms of an export.</summary>
internal enum AuditFormat
{
    Csv,
    JsonLines,
}

/// <summary>The forms as the wire spells them.</summary>
internal static class AuditFormats
{
    public static string Of(AuditFormat format) => format == AuditFormat.Csv ? "csv" : "jsonl";
}
