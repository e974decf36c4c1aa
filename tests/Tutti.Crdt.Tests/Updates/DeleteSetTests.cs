using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Updates;

public sealed class DeleteSetTests
{
    [Fact]
    public void Ranges_added_in_any_order_and_either_way_are_those_a_set_of_clocks_has()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var deletes = new DeleteSet();
            var model = new HashSet<long>();
            for (var i = 0; i < 40; i++)
            {
                var start = random.Next(100);
                var length = 1 + random.Next(6);
                var isNew = false;
                for (var clock = start; clock < start + length; clock++) isNew |= model.Add(clock);
                if (random.Next(3) == 0) deletes.Append(new ClockRange(1, start, start + length));
                else Assert.Equal(isNew, deletes.Add(1, start, length));
            }

            for (var clock = 0; clock < 110; clock++) Assert.Equal(model.Contains(clock), deletes.Contains(1, clock));
            Assert.Equal(deletes.Encode(), DeleteSet.Decode(deletes.Encode()).Encode());
            Assert.Equal(model.Count, deletes.Ranges().Sum(range => range.End - range.Start));
        }
    }

    [Fact]
    public void Ranges_that_come_backwards_take_no_longer_than_forwards()
    {
        var deletes = new DeleteSet();
        for (var clock = 2_000_000; clock > 0; clock -= 2) deletes.Append(new ClockRange(1, clock, clock + 1));
        Assert.Equal(1_000_000, deletes.RangeCount);
    }

    [Fact]
    public void The_highest_client_comes_first()
    {
        var deletes = new DeleteSet();
        deletes.Add(1, 0, 1);
        deletes.Add(9, 3, 2);
        Assert.Equal([2, 9, 1, 3, 2, 1, 1, 0, 1], deletes.Encode());
    }
}
