using Tutti.Crdt.Encoding;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>The attacks on the decoder that have a number of their own.</summary>
public sealed class AttackTests
{
    private const long Megabyte = 1 << 20;

    [Theory]
    [InlineData("00010000000001000100010200001602000001fdffffffff7f0000")]
    [InlineData("00010000000001000100010200001602000001fdffffff7f0000")]
    public void CR_02_a_run_length_bomb_is_refused_for_little_memory(string hex)
    {
        var bomb = Convert.FromHexString(hex);
        Action[] attempts =
        [
            () => Update.Merge([bomb], UpdateFormat.V2, WorkBudget.Default),
            () => Update.Merge([bomb, bomb], UpdateFormat.V2),
            () => Update.Convert(bomb, UpdateFormat.V2, UpdateFormat.V1),
            () => Update.Diff(bomb, [0], UpdateFormat.V2),
            () => Update.Validate(bomb, UpdateFormat.V2, WorkBudget.Default),
        ];
        foreach (var attempt in attempts)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<CrdtException>(attempt);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Megabyte);
        }
    }

    [Fact]
    public void CR_02_structs_without_bytes_of_their_own_are_counted()
    {
        // Fifty million collected structs of length one, all in the run of two columns.
        var count = new Lib0Writer();
        count.WriteVarUint(50_000_000);
        byte[] bomb = [0, 0, 1, 1, 0, 0, 1, 0, 2, 0, 0, 0, 0, 6, 0x41, 0xfe, 0xff, 0xff, 0xff, 0x07, 1, .. count.Written, 0, 0];
        Assert.Equal(CrdtError.TooLarge, Refusal(() => Update.Validate(bomb, UpdateFormat.V2, WorkBudget.Default)));
        var roomy = WorkBudget.Default with { MemoryFloor = int.MaxValue };
        Assert.Equal(CrdtError.TooManyStructs, Refusal(() => Update.Validate(bomb, UpdateFormat.V2, roomy)));
    }

    [Theory]
    [InlineData("0101010004010174ffffffff07")]
    [InlineData("01010100080101740fffffffff0f")]
    [InlineData("010101000801017401 75ffffffff0f")]
    [InlineData("010101000801017401 74ffffffff0f")]
    [InlineData("ffffffff07")]
    [InlineData("01ffffffff070100")]
    [InlineData("0001ffffffff07ffffff7f")]
    public void CR_04_a_declared_length_is_checked_before_anything_is_allocated(string hex)
    {
        var bomb = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(CrdtError.Truncated, Refusal(() => Update.Validate(bomb, UpdateFormat.V1, WorkBudget.Default)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 * 1024);
    }

    [Theory]
    [InlineData(990, false)]
    [InlineData(10_000, true)]
    [InlineData(1_000_000, true)]
    public void CR_04_values_nested_too_deeply_are_refused(int depth, bool isRefused)
    {
        byte[] nested = [.. Enumerable.Repeat<byte[]>([117, 1], depth).SelectMany(level => level), 126];
        byte[] update = [1, 1, 1, 0, 8, 1, 1, (byte)'t', 1, .. nested, 0];
        var embed = System.Text.Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
        var length = new Lib0Writer();
        length.WriteVarUint(embed.Length);
        byte[] json = [1, 1, 1, 0, 5, 1, 1, (byte)'t', .. length.Written, .. embed, 0];
        foreach (var bytes in new[] { update, json })
        {
            var refusal = Record.Exception(() => Update.Validate(bytes, UpdateFormat.V1, WorkBudget.Default));
            Assert.Equal(isRefused, refusal is CrdtException);
        }
    }

    [Theory]
    [InlineData("0101808080808080801000000100", CrdtError.NumberOutOfRange)]
    [InlineData("010101ffffffffffffff0f000100", CrdtError.NumberOutOfRange)]
    [InlineData("01010100 00ffffffffffffff1f00", CrdtError.NumberOutOfRange)]
    [InlineData("01010100 000000", CrdtError.Malformed)]
    [InlineData("01010100 0a0000", CrdtError.Malformed)]
    [InlineData("01010100 04010174 0000", CrdtError.Malformed)]
    [InlineData("0001010105 00", CrdtError.Malformed)]
    [InlineData("0101ffffffffffffffffffff0100000100", CrdtError.NumberOutOfRange)]
    public void CR_05_numbers_no_peer_can_hold_are_refused(string hex, CrdtError expected)
    {
        var update = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(expected, Refusal(() => Update.Validate(update, UpdateFormat.V1, WorkBudget.Default)));
    }

    [Fact]
    public void CR_09_a_block_never_begins_with_a_skip()
    {
        byte[] skipFirst = [1, 2, 1, 0, 10, 3, 0, 2, 0];
        Assert.Equal([1, 1, 1, 3, 0, 2, 0], Update.Merge([skipFirst]));
        Assert.Equal([1, 1, 1, 3, 0, 2, 0], Update.Compact([skipFirst]));
        Assert.Equal([1, 1, 1, 3, 0, 2, 0], Update.Diff(skipFirst, [0]));
    }

    [Fact]
    public void CR_09_a_gap_in_the_middle_is_a_skip()
    {
        byte[] first = [1, 1, 1, 0, 0, 2, 0];
        byte[] later = [1, 1, 1, 5, 0, 2, 0];
        Assert.Equal([1, 3, 1, 0, 0, 2, 10, 3, 0, 2, 0], Update.Merge([later, first]));
        Assert.Equal([1, 1, 2], Update.EncodeStateVector(Update.Merge([later, first])));
    }

    [Fact]
    public void CR_10_a_deletion_inside_a_surrogate_pair_leaves_a_replacement_character()
    {
        var typed = new SeedWriter(1).Text("t", "a😀b").ToUpdate();
        byte[] delete = [0, 1, 1, 1, 2, 1];
        var state = Update.Compact([typed, delete]);
        Assert.Equal("a\ufffdb", DocumentView.Read(Update.Merge([typed, delete])).GetText("t"));
        Assert.Equal("a\ufffdb", DocumentView.Read(state).GetText("t"));
    }

    [Fact]
    public void CR_10_a_million_combining_marks_are_a_text_like_any_other()
    {
        var text = "e" + new string('\u0301', 1_000_000);
        var update = new SeedWriter(1).Text("t", text).ToUpdate();
        Assert.Equal(text, DocumentView.Read(Update.Compact([update])).GetText("t"));
    }

    [Theory]
    [InlineData("ffffff8a3d06")]
    [InlineData("ffffffff0f")]
    [InlineData("02010101")]
    public void CR_13_a_state_vector_cannot_announce_more_than_it_holds(string hex) =>
        Assert.Equal(CrdtError.Truncated, Refusal(() => StateVector.Decode(Convert.FromHexString(hex))));

    [Fact]
    public void CR_13_a_state_vector_has_at_most_ten_thousand_entries()
    {
        var vector = new StateVector();
        for (var client = 1UL; client <= 10_001; client++) vector.TryAdvance(client, 1);
        Assert.Equal(CrdtError.TooLarge, Refusal(() => StateVector.Decode(vector.Encode())));
        Assert.Equal(10_001, StateVector.Decode(vector.Encode(), WorkBudget.Trusted).Count);
    }

    [Theory]
    [InlineData("__proto__")]
    [InlineData("constructor")]
    [InlineData("prototype")]
    public void CR_16_names_that_mean_something_in_javascript_are_plain_data(string name)
    {
        var update = new SeedWriter(1).Map(name, map => map.Set(name, 1).Map("in", inner => inner.Set(name, "x"))).ToUpdate();
        var json = DocumentView.Read(Update.Compact([update])).ToJson((name, RootKind.Map));
        Assert.Equal($"{{\"{name}\":{{\"{name}\":1,\"in\":{{\"{name}\":\"x\"}}}}}}", json);
    }

    [Fact]
    public void CR_18_an_update_that_fails_half_way_leaves_no_trace()
    {
        var known = new KnownState();
        var good = new SeedWriter(1).Text("t", "hello").ToUpdate();
        byte[] broken = [.. good[..^1], 1, 1, 1, 0];
        Assert.Throws<CrdtException>(() => known.Examine(broken, WorkBudget.Default));
        Assert.Throws<CrdtException>(() => known.Add(broken));
        Assert.Equal(0, known.Structs.Count);
        Assert.True(known.Deletes.IsEmpty);
        Assert.True(known.Examine(good, WorkBudget.Default).IsComplete);
    }

    [Fact]
    public void An_item_that_names_a_later_one_of_its_own_client_is_refused() =>
        Assert.Equal(CrdtError.Malformed, Refusal([1, 1, 1, 0, 0x84, 1, 0, 1, 97, 0]));

    [Fact]
    public void Two_sections_of_one_client_are_refused() =>
        Assert.Equal(CrdtError.Malformed, Refusal(() => Update.Merge([new byte[] { 2, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0 }])));

    [Fact]
    public void Bytes_behind_an_update_are_refused() =>
        Assert.Equal(CrdtError.TrailingBytes, Refusal([0, 0, 0]));

    [Fact]
    public void Json_a_peer_would_throw_on_is_refused()
    {
        Assert.Equal(CrdtError.InvalidText, Refusal(() => AwarenessUpdate.Read([1, 1, 1, 1, (byte)'{'])));
        Assert.Equal(CrdtError.InvalidText, Refusal([1, 1, 1, 0, 5, 1, 1, 116, 1, (byte)'{', 0]));
    }

    private static CrdtError Refusal(byte[] update) =>
        Refusal(() => Update.Validate(update, UpdateFormat.V1, WorkBudget.Default));

    private static CrdtError Refusal(Action attempt) => Assert.Throws<CrdtException>(attempt).Error;
}
