using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Updates;

public sealed class KnownStateTests
{
    [Fact]
    public void The_first_update_of_a_client_is_complete_and_new()
    {
        var facts = new KnownState().Examine(Typed(1, 0, "hello"), WorkBudget.Default);
        Assert.True(facts is { IsComplete: true, HasNewStructs: true, HasNewDeletes: false, StructCount: 1, IsEmpty: false });
        Assert.Equal([new ClockRange(1, 0, 5)], facts.NewStructs.ToArray());
    }

    [Fact]
    public void Examining_changes_nothing()
    {
        var known = new KnownState();
        known.Examine(Typed(1, 0, "hello"), WorkBudget.Default);
        Assert.Equal(0, known.Structs[1]);
    }

    [Fact]
    public void What_was_added_is_not_new_again()
    {
        var known = new KnownState();
        known.Add(Typed(1, 0, "hello"));
        var facts = known.Examine(Typed(1, 0, "hello"), WorkBudget.Default);
        Assert.True(facts is { IsComplete: true, HasNewStructs: false });
        var longer = known.Examine(Typed(1, 0, "hello yo"), WorkBudget.Default);
        Assert.Equal([new ClockRange(1, 5, 8)], longer.NewStructs.ToArray());
    }

    [Fact]
    public void An_update_after_a_gap_is_incomplete() =>
        Assert.False(new KnownState().Examine(Typed(1, 3, "hello"), WorkBudget.Default).IsComplete);

    [Fact]
    public void A_skip_over_what_is_unknown_is_a_gap()
    {
        byte[] update = [1, 2, 1, 0, 10, 3, 0, 1, 0];
        Assert.False(new KnownState().Examine(update, WorkBudget.Default).IsComplete);
        var known = new KnownState();
        known.Add(Typed(1, 0, "abc"));
        Assert.True(known.Examine(update, WorkBudget.Default).IsComplete);
    }

    [Fact]
    public void An_item_behind_an_unknown_one_is_incomplete_until_that_one_is_known()
    {
        byte[] update = [1, 1, 2, 0, 0x84, 1, 4, 1, (byte)'!', 0];
        var known = new KnownState();
        Assert.False(known.Examine(update, WorkBudget.Default).IsComplete);
        known.Add(Typed(1, 0, "hello"));
        Assert.True(known.Examine(update, WorkBudget.Default).IsComplete);
    }

    [Fact]
    public void An_incomplete_update_cannot_be_added()
    {
        var known = new KnownState();
        Assert.Throws<ArgumentException>(() => known.Add(Typed(1, 3, "hello")));
        Assert.Equal(0, known.Structs[1]);
    }

    [Fact]
    public void A_deletion_is_new_once_and_needs_what_it_deletes()
    {
        byte[] delete = [0, 1, 1, 1, 1, 3];
        var known = new KnownState();
        Assert.False(known.Examine(delete, WorkBudget.Default).IsComplete);
        known.Add(Typed(1, 0, "hello"));
        Assert.True(known.Examine(delete, WorkBudget.Default) is { IsComplete: true, HasNewDeletes: true, HasNewStructs: false });
        known.Add(delete);
        Assert.False(known.Examine(delete, WorkBudget.Default).HasNewDeletes);
        Assert.True(known.Deletes.Contains(1, 1, 3));
    }

    [Fact]
    public void Clients_that_wait_for_each_other_in_a_circle_are_incomplete()
    {
        // Client 2 stands behind client 1, which stands behind client 2: a peer would wait for ever.
        byte[] update = [2, 1, 2, 0, 0x84, 1, 0, 1, (byte)'a', 1, 1, 0, 0x84, 2, 0, 1, (byte)'b', 0];
        Assert.False(new KnownState().Examine(update, WorkBudget.Default).IsComplete);
    }

    [Fact]
    public void Clients_that_stand_behind_each_other_in_turn_are_complete()
    {
        byte[] update =
        [
            2,
            2, 2, 0, 4, 1, 1, (byte)'t', 1, (byte)'a', 0x84, 1, 0, 1, (byte)'c',
            1, 1, 0, 0x84, 2, 0, 1, (byte)'b',
            0,
        ];
        Assert.True(new KnownState().Examine(update, WorkBudget.Default).IsComplete);
    }

    [Fact]
    public void Typing_allocates_nothing()
    {
        var known = new KnownState();
        known.Add(Typed(1, 0, "a"));
        byte[] update = [1, 1, 1, 1, 0x84, 1, 0, 1, (byte)'b', 0];
        for (var i = 0; i < 100; i++) known.Examine(update, WorkBudget.Default);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) known.Examine(update, WorkBudget.Default);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Typed(byte client, byte clock, string text)
    {
        if (clock == 0) return new SeedWriter(client).Text("t", text).ToUpdate();
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return [1, 1, client, clock, 0x84, client, (byte)(clock - 1), (byte)text.Length, .. bytes, 0];
    }
}
