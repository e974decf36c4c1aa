using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Features.Locks;

/// <summary>How long locks last.</summary>
internal static class LockTimes
{
    private const int Longest = 24 * 60 * 60;

    public static Refusal? Check(int? ttl) => ttl is null or (>= 1 and <= Longest)
        ? null
        : new Refusal(RefusalCode.InvalidMessage, $"A lock lasts for 1 to {Longest} seconds.");

    /// <summary>When a lock ends that is taken or renewed now: never later than the holder's own rights, when those come from a link that ends.</summary>
    public static string End(DateTimeOffset now, int ttl, ActionContext context)
    {
        var end = now.AddSeconds(ttl);
        return Timestamps.Text(context.Rights?.Until is { } until && until < end ? until : end);
    }
}
