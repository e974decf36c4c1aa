using System.Collections.Concurrent;
using System.Text.Json;
using Tutti.Tests.Support;

namespace Tutti.Tests.Faults;

/// <summary>
/// What clients know of the locks they held, and what the server wrote down, checked against each other: never two holders of
/// one thing, fencing numbers that only grow, and nothing acknowledged that was not so.
/// </summary>
internal sealed class LockHistory
{
    private readonly ConcurrentDictionary<long, Hold> _holds = new();

    public int Holds => _holds.Count;

    /// <summary>Somebody was given a lock, or more time for one they have.</summary>
    public Hold Take(JsonElement held)
    {
        var taken = new Hold(held);
        var known = _holds.GetOrAdd(taken.Fence, taken);
        Assert.True(known.Id == taken.Id, $"fence {taken.Fence} was given out twice");
        known.Renewed(held);
        return known;
    }

    /// <summary>Checks it all against the events of the document, in their order.</summary>
    /// <returns>How late the latest end of a lock was told that was over by the clock.</returns>
    public (int Ended, TimeSpan Latest) Check(IReadOnlyList<JsonElement> events)
    {
        CheckHolders();
        var byFence = new Dictionary<long, JsonElement>();
        var live = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var (last, ended, latest) = (0L, 0, TimeSpan.Zero);
        foreach (var happened in events)
        {
            if (!happened.TryGetProperty("lock", out var held)) continue;
            var (place, at) = (held.Text("place"), happened.GetProperty("timestamp").GetDateTimeOffset());
            switch (happened.Text("type"))
            {
                case "lock_acquired":
                    var fence = held.GetProperty("fence").GetInt64();
                    Assert.True(fence > last, $"fence {fence} came after {last}");
                    last = fence;
                    if (live.TryGetValue(place, out var before))
                        Assert.True(EndOf(before) <= held.GetProperty("acquired_at").GetDateTimeOffset(), $"{place} was still held: {before} {held}");
                    live[place] = byFence[fence] = held;
                    break;
                case "lock_renewed":
                    Assert.Equal(live[place].Text("id"), held.Text("id"));
                    live[place] = held;
                    break;
                default:
                    ended++;
                    // Told after somebody else had it already: that is late, and nothing else.
                    if (live.TryGetValue(place, out var now) && now.Text("id") == held.Text("id")) live.Remove(place);
                    if (happened.Text("type") != "lock_expired") break;
                    Assert.True(at >= EndOf(held), $"{held} ended before its time");
                    if (at - EndOf(held) > latest) latest = at - EndOf(held);
                    break;
            }
        }
        foreach (var hold in _holds.Values)
        {
            Assert.True(byFence.TryGetValue(hold.Fence, out var written), $"fence {hold.Fence} was acknowledged and is not written down");
            Assert.Equal((hold.Place, hold.Holder, hold.From), (written.Text("place"), written.GetProperty("holder").Text("id"), written.GetProperty("acquired_at").GetDateTimeOffset()));
        }
        Assert.Empty(live);
        return (ended, latest);
    }

    // By what clients saw alone: who got the higher number got it after the one before had let go, or its time was over.
    private void CheckHolders()
    {
        foreach (var place in _holds.Values.GroupBy(hold => hold.Place))
        {
            var inOrder = place.OrderBy(hold => hold.Fence).ToList();
            foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)))
                Assert.True(one.To <= next.From, $"two held {place.Key} at once: {one} and {next}");
        }
    }

    private static DateTimeOffset EndOf(JsonElement held) => held.GetProperty("expires_at").GetDateTimeOffset();
}

/// <summary>What one client held: from when the server says, until the client let go of it, crashed, or its time was over.</summary>
internal sealed class Hold(JsonElement held)
{
    public string Id { get; } = held.Text("id");

    public string Place { get; } = held.Text("place");

    public string Holder { get; } = held.GetProperty("holder").Text("id");

    public long Fence { get; } = held.GetProperty("fence").GetInt64();

    public DateTimeOffset From { get; } = held.GetProperty("acquired_at").GetDateTimeOffset();

    public DateTimeOffset To { get; private set; } = held.GetProperty("expires_at").GetDateTimeOffset();

    public void Renewed(JsonElement renewed) => To = renewed.GetProperty("expires_at").GetDateTimeOffset();

    /// <summary>It is let go of now; said before anybody is told.</summary>
    public void LetGo()
    {
        // The server's times are cut to milliseconds too.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        if (now < To) To = now;
    }

    public override string ToString() => $"{Fence} of {Holder}, {From:HH:mm:ss.fff} to {To:HH:mm:ss.fff}";
}
