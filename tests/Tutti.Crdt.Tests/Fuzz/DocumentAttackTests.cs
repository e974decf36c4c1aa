using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Tests.Documents;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>Updates made to cost an open document as much as they can.</summary>
public sealed class DocumentAttackTests
{
    private const int Many = 90_000;

    [Fact]
    public void Items_that_all_want_one_place_are_refused_before_they_cost_much_and_nothing_stays()
    {
        using var document = new YDoc();
        document.ApplyUpdate(Write(1, 10, (_, output) => Attack.Text(output, "keep")));
        var before = document.EncodeStateAsUpdate();
        var attack = Attack.Update(Attack.Section(5, Many, (_, output) => Attack.Text(output, "a")), Attack.Section(9, Many, (_, output) => Attack.Text(output, "b")));
        Assert.Equal(CrdtError.TooSlow, Refusal(document, attack));
        Assert.Equal(before, document.EncodeStateAsUpdate());
        Soundness.Check(document);
    }

    [Fact]
    public void Values_under_one_key_are_refused_before_they_cost_much_and_nothing_stays()
    {
        using var document = new YDoc();
        var attack = Attack.Update(Attack.Section(9, Many, (_, output) => Value(output, "key")), Attack.Section(5, Many, (_, output) => Value(output, "key")));
        Assert.Equal(CrdtError.TooSlow, Refusal(document, attack));
        Assert.Equal([0, 0], document.EncodeStateAsUpdate());
        Soundness.Check(document);
    }

    [Fact]
    public void Types_nested_a_hundred_thousand_deep_are_taken_deleted_and_collected_without_a_stack()
    {
        using var document = new YDoc();
        document.ApplyUpdate(Write(1, 100_000, (clock, output) =>
        {
            output.WriteByte((byte)ContentKind.Type);
            output.WriteVarUint(clock == 0 ? 1 : 0);
            if (clock == 0) output.WriteVarString("map");
            else WriteId(output, 1, clock - 1);
            output.WriteVarUint((long)TypeRef.Array);
        }));
        Soundness.Check(document);
        document.ApplyUpdate([0, 1, 1, 1, 0, 1]);
        Assert.Equal(2, document.Store.Client(0).Count);
        Soundness.Check(document);
    }

    [Fact]
    public void A_deletion_said_a_hundred_thousand_times_is_done_once()
    {
        using var document = new YDoc();
        document.ApplyUpdate(Write(1, Many, (clock, output) => Behind(output, clock, "ab"), length: 2));
        var deletes = new Lib0Writer();
        deletes.WriteVarUint(0);
        deletes.WriteVarUint(1);
        deletes.WriteClient(1);
        deletes.WriteVarUint(Many);
        for (var i = 0; i < Many; i++)
        {
            deletes.WriteVarUint(0);
            deletes.WriteVarUint(Many * 2);
        }

        document.ApplyUpdate(deletes.Written);
        Assert.Equal(1, document.DeleteSet.RangeCount);
        Soundness.Check(document);
    }

    [Fact]
    public void Updates_that_wait_for_others_are_bounded_and_the_one_too_many_changes_nothing()
    {
        using var document = new YDoc(new YDocOptions { Budget = WorkBudget.Default with { MaxPendingBytes = 10_000, MaxPendingSections = 100 } });
        var refused = 0;
        for (var i = 0; i < 500; i++)
        {
            // Each leans on a client nobody knows.
            var waiting = Attack.Update(Attack.Section((ulong)(1000 + i), 1, (_, output) =>
            {
                output.WriteByte((byte)ContentKind.String | Block.HasOriginBit);
                WriteId(output, 7, 3);
                output.WriteVarString(new string('x', 50));
            }));
            try
            {
                document.ApplyUpdate(waiting);
                document.ApplyUpdate(waiting);
            }
            catch (CrdtException exception)
            {
                Assert.Equal(CrdtError.TooLarge, exception.Error);
                refused++;
            }
        }

        Assert.InRange(refused, 400, 450);
        Assert.True(document.HasPending);
        document.SetBudget(WorkBudget.Trusted);
        document.ApplyUpdate(Write(7, 4, (_, output) => Attack.Text(output, "a")));
        Assert.False(document.HasPending);
        Assert.True(document.Store.Clients.Count(client => client.Count > 0) > 51);
    }

    [Fact]
    public void What_is_deleted_in_ten_thousand_pieces_and_then_whole_becomes_one_struct()
    {
        using var document = new YDoc();
        document.GetText("text").Insert(0, new string('x', 40_000));
        var client = document.ClientId;
        document.ApplyUpdate(Deletes(client, 10_000, i => (i * 4L, 1)));
        Soundness.Check(document);
        Assert.Equal(20_000, document.Store.Client(0).Count);
        document.ApplyUpdate(Deletes(client, 10_000, i => ((i * 4L) + 1, 3)));
        Soundness.Check(document);
        Assert.Equal(1, document.Store.Client(0).Count);
        Assert.Equal(0, document.GetText("text").Length);
    }

    [Fact]
    public void The_rest_of_a_run_lies_where_its_beginning_lies_whatever_a_forger_says()
    {
        // Found by the fuzzer: the list of one type held an item that named another as its parent.
        using var document = new YDoc();
        document.ApplyUpdate(Write(1, 1, (_, output) => Attack.Text(output, "ab")));
        document.ApplyUpdate(Write(1, 1, (_, output) =>
        {
            output.WriteByte((byte)ContentKind.String);
            output.WriteVarUint(1);
            output.WriteVarString("array");
            output.WriteVarString("abcd");
        }));
        Soundness.Check(document);
        Assert.Equal("abcd", document.GetText("text").ToString());
        Assert.Empty(document.GetArray("array").ToArray());
    }

    [Fact]
    public void A_value_of_two_under_one_key_is_cut_and_both_parts_stay_sound()
    {
        // Found by the fuzzer: text under a key, cut by somebody who leans on its middle.
        using var document = new YDoc();
        document.ApplyUpdate(Write(1, 1, (_, output) =>
        {
            output.WriteByte((byte)ContentKind.String | Block.HasParentSubBit);
            output.WriteVarUint(1);
            output.WriteVarString("map");
            output.WriteVarString("key");
            output.WriteVarString("ab");
        }));
        document.ApplyUpdate(Attack.Update(Attack.Section(2, 1, (_, output) =>
        {
            output.WriteByte((byte)ContentKind.Any | Block.HasOriginBit);
            WriteId(output, 1, 0);
            output.WriteVarUint(1);
            output.WriteAny(1);
        })));
        Soundness.Check(document);
        Assert.Equal(1, document.GetMap("map")["key"].AsNumber());
    }

    [Fact]
    public void Sub_documents_by_the_thousand_are_refused()
    {
        using var document = new YDoc();
        var attack = Write(1, 5_000, (clock, output) =>
        {
            output.WriteByte((byte)ContentKind.Doc);
            output.WriteVarUint(1);
            output.WriteVarString("array");
            output.WriteVarString("guid");
            output.BeginAnyObject(0);
        });
        Assert.Equal(CrdtError.TooLarge, Refusal(document, attack));
    }

    [Fact]
    public void A_clock_no_document_can_hold_is_refused()
    {
        using var document = new YDoc();
        var update = Write(1, 1, (_, output) =>
        {
            output.WriteByte((byte)ContentKind.Gc);
            output.WriteVarUint(1L << 40);
        });
        Assert.Equal(CrdtError.NumberOutOfRange, Refusal(document, update));
    }

    private static byte[] Deletes(ulong client, int count, Func<int, (long Clock, long Length)> range)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(0);
        output.WriteVarUint(1);
        output.WriteClient(client);
        output.WriteVarUint(count);
        for (var i = 0; i < count; i++)
        {
            output.WriteVarUint(range(i).Clock);
            output.WriteVarUint(range(i).Length);
        }

        return output.ToArray();
    }

    private static CrdtError Refusal(YDoc document, byte[] update) =>
        Assert.Throws<CrdtException>(() => document.ApplyUpdate(update)).Error;

    private static void Behind(Lib0Writer output, int clock, string text)
    {
        if (clock == 0)
        {
            Attack.Text(output, text);
            return;
        }

        // Not merged with the one before: each has the first as its right neighbour.
        output.WriteByte((byte)ContentKind.String | Block.HasRightOriginBit);
        WriteId(output, 1, 0);
        output.WriteVarString(text);
    }

    private static void Value(Lib0Writer output, string key)
    {
        output.WriteByte((byte)ContentKind.Any | Block.HasParentSubBit);
        output.WriteVarUint(1);
        output.WriteVarString("map");
        output.WriteVarString(key);
        output.WriteVarUint(1);
        output.WriteAny(1);
    }

    private static void WriteId(Lib0Writer output, ulong client, long clock)
    {
        output.WriteClient(client);
        output.WriteVarUint(clock);
    }

    private static byte[] Write(ulong client, int structs, Action<int, Lib0Writer> write, int length = 1) =>
        Attack.Update(Attack.Section(client, structs, (clock, output) => write(clock * length, output)));
}
