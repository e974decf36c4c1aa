using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YTextConcurrencyTests
{
    private static readonly YAttributes Bold = new() { ["bold"] = true };
    private static readonly YAttributes Plain = new() { ["bold"] = YValue.Null };

    [Fact]
    public void Overlapping_formats_of_two_people_end_as_in_Yjs()
    {
        var (one, two) = (new YDoc(new YDocOptions { ClientId = 1 }), new YDoc(new YDocOptions { ClientId = 2 }));
        var (first, second) = (one.GetText("t"), two.GetText("t"));
        first.Insert(0, "a\nb\nc\n");
        Exchange(one, two);
        first.Format(0, 3, Bold);
        second.Format(2, 4, Bold);
        second.Format(0, 2, new() { ["it"] = 1 });
        Exchange(one, two);
        const string Formatted =
            """[{"insert":"a\n","attributes":{"bold":true,"it":1}},{"insert":"b","attributes":{"bold":true}},{"insert":"\nc\n"}]""";
        Assert.Equal((Formatted, Formatted), (first.ToDelta().ToJson(), second.ToDelta().ToJson()));
        first.Delete(0, 3);
        second.Format(1, 4, Plain);
        Exchange(one, two);
        Assert.Equal("""[{"insert":"\nc\n"}]""", second.ToDelta().ToJson());
        Assert.Equal(
            "02050200c1010101020186010504626f6c64046e756c6c41010001c10200010201c1010001010106010001010174018101000181010101840102030a630a"
            + "41010001c1010201030102020200010203010200030602",
            Convert.ToHexStringLower(one.EncodeStateAsUpdate()));
    }

    [Fact]
    public void Two_people_who_format_alike_leave_one_format()
    {
        var peers = new Peers(2);
        peers[0].GetText("t").Insert(0, "abcd");
        peers.Sync();
        peers[0].GetText("t").Format(0, 4, Bold);
        peers[1].GetText("t").Format(0, 4, Bold);
        peers.Sync();
        peers.Sync();
        Assert.Equal("""[{"insert":"abcd","attributes":{"bold":true}}]""", Agreed(peers));
        Assert.NotEqual(0, peers[0].DeleteSet.RangeCount);
    }

    [Fact]
    public void Text_that_is_deleted_from_between_formats_takes_them_along()
    {
        var peers = new Peers(2);
        peers[0].GetText("t").Insert(0, "abcd");
        peers[0].GetText("t").Format(1, 2, Bold);
        peers.Sync();
        peers[0].GetText("t").Delete(1, 1);
        peers[1].GetText("t").Delete(2, 1);
        peers.Sync();
        peers.Sync();
        Assert.Equal("""[{"insert":"ad"}]""", Agreed(peers));
        peers[1].GetText("t").Insert(1, "x");
        peers.Sync();
        Assert.Equal("""[{"insert":"axd"}]""", Agreed(peers));
    }

    [Fact]
    public void One_formats_while_another_types_inside()
    {
        var peers = new Peers(2);
        peers[0].GetText("t").Insert(0, "abcd");
        peers.Sync();
        peers[0].GetText("t").Format(1, 2, Bold);
        peers[1].GetText("t").Insert(2, "xy");
        peers.Sync();
        Assert.Equal("""[{"insert":"a"},{"insert":"bxyc","attributes":{"bold":true}},{"insert":"d"}]""", Agreed(peers));
    }

    [Fact]
    public void One_formats_while_another_takes_the_format_away()
    {
        var peers = new Peers(3);
        peers[0].GetText("t").Insert(0, "abcdef", Bold);
        peers.Sync();
        peers[0].GetText("t").Format(0, 4, Plain);
        peers[1].GetText("t").Format(2, 4, new() { ["bold"] = false });
        peers[2].GetText("t").Insert(3, "-", []);
        peers.Sync();
        peers.Sync();
        Agreed(peers);
        peers[2].GetText("t").Format(0, 7, Plain);
        peers.Sync();
        peers.Sync();
        Assert.Equal("""[{"insert":"abc-def"}]""", Agreed(peers));
    }

    [Theory]
    [InlineData(2, false, false)]
    [InlineData(3, true, false)]
    [InlineData(3, false, true)]
    public void People_who_edit_at_random_end_with_the_same_text(int count, bool gc, bool areObserved)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var peers = new Peers(count, gc);
            for (var id = 0; id < count && areObserved; id++) peers[id].GetText("t").Observed += (change, _) => Assert.NotNull(change.Delta);
            for (var round = 0; round < 12; round++)
            {
                for (var edits = random.Next(8); edits > 0; edits--) Edit(peers[random.Next(count)].GetText("t"), random);
                peers.Sync();
            }

            for (var round = 0; round < 3; round++) peers.Sync();
            Agreed(peers);
        }
    }

    private static void Edit(YText text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var left = text.Length - at;
        YAttributes some = new() { [$"k{random.Next(3)}"] = random.Next(3) switch { 0 => YValue.Null, 1 => true, _ => "x" } };
        switch (random.Next(6))
        {
            case 0: text.Insert(at, "ab\n"); break;
            case 1: text.Insert(at, "é", some); break;
            case 2: text.InsertEmbed(at, YValue.Object([new("e", 1)])); break;
            case 3: text.Delete(at, Math.Min(left, random.Next(5))); break;
            case 4: text.ApplyDelta(new Delta().Retain(random.Next(4), some).Insert("cd").Delete(random.Next(3))); break;
            default: text.Format(at, Math.Min(left, random.Next(8)), some); break;
        }
    }

    private static string Agreed(Peers peers)
    {
        var first = Joined(peers[0].GetText("t").ToDelta());
        for (var id = 1; id < peers.Count; id++) Assert.Equal(first, Joined(peers[id].GetText("t").ToDelta()));
        return first.ToJson();
    }

    // Formats that say nothing new are not always cleaned up, neither here nor in Yjs, and then text is in two pieces.
    private static Delta Joined(Delta delta)
    {
        var joined = new List<DeltaOp>();
        foreach (var op in delta)
        {
            if (joined is [.., { Text: { } before } last] && op.Text is not null && Equals(last.Attributes, op.Attributes))
                joined[^1] = DeltaOp.Insert(before + op.Text, op.Attributes);
            else
                joined.Add(op);
        }

        return new Delta(joined);
    }

    private static void Exchange(YDoc one, YDoc two)
    {
        two.ApplyUpdate(one.EncodeStateAsUpdate(two.EncodeStateVector()));
        one.ApplyUpdate(two.EncodeStateAsUpdate(one.EncodeStateVector()));
        two.ApplyUpdate(one.EncodeStateAsUpdate(two.EncodeStateVector()));
    }
}
