namespace Tutti.Client.Rooms;

/// <summary>How long to wait before coming back: 0.25 s × 1.6 up to 15 s, full jitter, so that many do not come at once.</summary>
internal static class Backoff
{
    private const double First = 0.25, Factor = 1.6, Longest = 15;

    /// <summary>After a flood the server wants peace.</summary>
    public static readonly TimeSpan AfterFlooding = TimeSpan.FromSeconds(30);

    public static TimeSpan Before(int attempt, double random) =>
        TimeSpan.FromSeconds(Math.Min(Longest, First * Math.Pow(Factor, Math.Min(attempt, 40))) * random);
}
