using System.Collections.Concurrent;

namespace Tutti.Actions;

/// <summary>
/// So many in a window, per key, refilled evenly. The memory it takes is bounded: keys that are full again are forgotten.
/// </summary>
internal sealed class Budget(int most, TimeSpan window, TimeProvider clock)
{
    private const int SweepAbove = 50_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one.</summary>
    /// <returns>Null, or how long to wait for the next.</returns>
    public TimeSpan? Take(string key)
    {
        var now = clock.GetUtcNow();
        if (_buckets.Count > SweepAbove) Sweep(now);
        var bucket = _buckets.GetOrAdd(key, static (_, state) => new Bucket(state.most, state.now), (most, now));
        lock (bucket)
        {
            Refill(bucket, now);
            if (bucket.Left < 1) return window * ((1 - bucket.Left) / most);
            bucket.Left -= 1;
            return null;
        }
    }

    /// <summary>Gives one back: the try was a success.</summary>
    public void GiveBack(string key)
    {
        if (!_buckets.TryGetValue(key, out var bucket)) return;
        lock (bucket) bucket.Left = Math.Min(most, bucket.Left + 1);
    }

    private void Refill(Bucket bucket, DateTimeOffset now)
    {
        bucket.Left = Math.Min(most, bucket.Left + (now - bucket.At) / window * most);
        bucket.At = now;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (now - bucket.At >= window) _buckets.TryRemove(key, out _);
        }
    }

    private sealed class Bucket(double left, DateTimeOffset at)
    {
        public double Left { get; set; } = left;

        public DateTimeOffset At { get; set; } = at;
    }
}
