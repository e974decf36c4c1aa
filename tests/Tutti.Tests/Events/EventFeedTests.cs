using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms;

namespace Tutti.Tests.Events;

public sealed class EventFeedTests
{
    private static RoomEvent Event(long number) => new(number, Permission.See, Frame.Text("{}"u8), Frame.Text("{}"u8));

    private static long[] Add(EventFeed feed, long number) => [.. feed.Add(Event(number)).Select(one => one.Number)];

    [Fact]
    public void What_comes_in_order_goes_on_at_once_and_once()
    {
        var feed = new EventFeed(5);
        Assert.Equal([6], Add(feed, 6));
        Assert.Empty(Add(feed, 6));
        Assert.Empty(Add(feed, 3));
        Assert.False(feed.HasGap);
        Assert.Equal(6, feed.Last);
    }

    [Fact]
    public void What_comes_early_waits_for_what_is_before_it()
    {
        var feed = new EventFeed(0);
        Assert.Empty(Add(feed, 3));
        Assert.True(feed.HasGap);
        Assert.Empty(Add(feed, 2));
        Assert.Equal([1, 2, 3], Add(feed, 1));
        Assert.False(feed.HasGap);
    }

    [Fact]
    public void What_finds_no_room_is_asked_for_again()
    {
        var feed = new EventFeed(0);
        for (var number = 2; number < 3_000; number++) Add(feed, number);
        Assert.Equal(1_025, Add(feed, 1).Length);
        Assert.True(feed.HasGap);
        for (var number = 1_026; number < 3_000; number++) Add(feed, number);
        Assert.False(feed.HasGap);
        Assert.Equal(2_999, feed.Last);
    }

    [Fact]
    public void The_last_ones_are_kept_for_those_who_come_back()
    {
        var feed = new EventFeed(0);
        for (var number = 1; number <= 200; number++) Add(feed, number);
        Assert.Equal([199, 200], feed.After(198)!.Select(one => one.Number));
        Assert.Equal(128, feed.After(72)!.Count());
        Assert.Null(feed.After(71));
        Assert.Empty(feed.After(200)!);
        Assert.Null(new EventFeed(7).After(6));
    }
}
