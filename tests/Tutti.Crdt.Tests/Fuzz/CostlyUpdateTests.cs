using Tutti.Crdt.Structs;
using Tutti.Crdt.Tests.Documents;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>Small updates that once cost seconds or gigabytes.</summary>
public sealed class CostlyUpdateTests
{
    private const int Cuts = 2_000;
    private const int Pairs = 50_000;

    [Theory]
    [InlineData(1)]
    [InlineData(Pairs / 2)]
    [InlineData(Pairs - Cuts)]
    public void Cutting_many_pairs_of_one_text_does_not_copy_the_text_each_time(int first)
    {
        using var document = new YDoc();
        document.ApplyUpdate(Attack.Update(
            Attack.Section(3, 1, (_, output) =>
            {
                output.WriteByte((byte)ContentKind.Gc);
                output.WriteVarUint(1);
            }),
            Attack.Section(1, 1, (_, output) => Attack.Text(output, string.Concat(Enumerable.Repeat("😀", Pairs))))));
        // What leans on something collected is collected itself: the cuts stay for the end of the transaction only.
        var attack = Attack.Update(Attack.Section(2, Cuts, (i, output) =>
        {
            output.WriteByte((byte)ContentKind.String | Block.HasOriginBit | Block.HasRightOriginBit);
            output.WriteClient(1);
            output.WriteVarUint((first + (i % 2 == 0 ? i : Cuts - i)) * 2L);
            output.WriteClient(3);
            output.WriteVarUint(0);
            output.WriteVarString("x");
        }));
        var before = GC.GetAllocatedBytesForCurrentThread();
        document.ApplyUpdate(attack);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
        Assert.Equal(Pairs * 2, document.GetText("text").Length);
        Soundness.Check(document);
    }

    [Fact]
    public void Formats_that_each_of_many_pieces_repeats_are_refused_to_be_written_down()
    {
        const int Formats = 3_000;
        using var document = new YDoc();
        document.ApplyUpdate(Attack.Update(Attack.Section(1, 3 * Formats, (i, output) =>
        {
            var isFormat = i < Formats || i % 2 == 0;
            var kind = isFormat ? ContentKind.Format : ContentKind.String;
            if (i == 0) Attack.InRoot(output, kind, "text");
            else Attack.Behind(output, kind, 1, i - 1);
            output.WriteVarString(i < Formats ? FormattableString.Invariant($"f{i}") : isFormat ? "z" : "x");
            if (isFormat) output.WriteVarString(FormattableString.Invariant($"{i}"));
        })));
        Assert.Equal(CrdtError.TooLarge, Assert.Throws<CrdtException>(() => document.GetText("text").ToDelta()).Error);
        Assert.Equal(Formats, document.GetText("text").ToString().Length);
    }

    [Fact]
    public void Clients_by_the_ten_thousand_that_wait_for_one_and_lie_in_one_type_are_taken()
    {
        using var document = new YDoc();
        var many = Enumerable.Range(10, 50_000).Reverse().Select(client => Attack.Section((ulong)client, 1, (_, output) =>
        {
            Attack.Behind(output, ContentKind.String, 1, 1);
            output.WriteVarString("x");
        }));
        document.ApplyUpdate(Attack.Update([.. many, Attack.Section(1, 2, (i, output) =>
        {
            if (i == 0)
            {
                Attack.InRoot(output, ContentKind.Type, "map");
                output.WriteByte((byte)TypeRef.Text);
                return;
            }

            output.WriteByte((byte)ContentKind.Format);
            output.WriteVarUint(0);
            output.WriteClient(1);
            output.WriteVarUint(0);
            output.WriteVarString("bold");
            output.WriteVarString("true");
        })]));
        Assert.False(document.HasPending);
        Assert.Equal(50_001, document.Store.Clients.Count);
        Soundness.Check(document);
    }
}
