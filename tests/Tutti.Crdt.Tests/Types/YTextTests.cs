using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

public sealed class YTextTests
{
    private static readonly YAttributes Bold = new() { ["bold"] = true };

    private readonly YText _text = new YDoc(new YDocOptions { ClientId = 1 }).GetText("t");

    private string State => Convert.ToHexStringLower(_text.Document!.EncodeStateAsUpdate());

    [Fact]
    public void Bytes_are_those_of_Yjs()
    {
        _text.Insert(0, "abc", Bold);
        _text.Insert(1, "x");
        _text.Format(1, 2, new() { ["bold"] = YValue.Null, ["2"] = 1.5, ["em"] = YValue.Object([new("href", "u/\"")]) });
        _text.InsertEmbed(2, YValue.Object([new("img", "ü")]));
        _text.Delete(0, 1);
        Assert.Equal(
            "0110010001010174028401010162840102016386010304626f6c64046e756c6cc4010101020178c601010105013203312e35c10106010501c6"
            + "0107010502656d0f7b2268726566223a22752f5c22227dc6010201030132046e756c6cc60109010304626f6c640474727565c6010a010302656d"
            + "046e756c6cc6010501020132046e756c6cc6010c010202656d046e756c6cc5010d01020c7b22696d67223a22c3bc227dc6010e0102013203312e"
            + "35c6010f010202656d0f7b2268726566223a22752f5c22227d01010200020701",
            State);
        Assert.Equal(
            """[{"insert":"x","attributes":{"2":1.5,"em":{"href":"u/\""}}},{"insert":{"img":"ü"}},"""
            + """{"insert":"b","attributes":{"2":1.5,"em":{"href":"u/\""}}},{"insert":"c","attributes":{"bold":true}}]""",
            _text.ToDelta().ToJson());
    }

    [Fact]
    public void Text_is_inserted_and_deleted()
    {
        _text.Insert(0, "ac");
        _text.Insert(1, "b");
        _text.Insert(3, "d");
        Assert.Equal("abcd", _text.ToString());
        _text.Delete(1, 2);
        Assert.Equal(("ad", 2), (_text.ToString(), _text.Length));
        _text.Delete(0, 2);
        Assert.Equal("", _text.ToString());
        Assert.Empty(_text.ToDelta());
    }

    [Fact]
    public void What_was_inserted_in_the_same_transaction_can_be_deleted_in_it()
    {
        _text.Document!.Transact(_ =>
        {
            _text.Insert(0, "abc");
            _text.Delete(0, 1);
            _text.Insert(0, "x");
            _text.Delete(2, 1);
        });
        Assert.Equal("xb", _text.ToString());
    }

    [Fact]
    public void Nothing_to_insert_or_delete_changes_nothing()
    {
        _text.Insert(0, "");
        _text.Delete(0, 0);
        _text.Format(0, 0, Bold);
        _text.Format(0, 5, Bold);
        Assert.Equal("0000", State);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("a\0b\0")]
    [InlineData("😀👩‍👩‍👧")]
    [InlineData("e\u0301")]
    [InlineData("\r\n\t\"\\")]
    public void Any_character_comes_back(string characters)
    {
        _text.Insert(0, "<>");
        _text.Insert(1, characters);
        var copy = new YDoc();
        copy.ApplyUpdate(_text.Document!.EncodeStateAsUpdate());
        Assert.Equal($"<{characters}>", copy.GetText("t").ToString());
        Assert.Equal(characters.Length + 2, _text.Length);
    }

    [Fact]
    public void Half_a_pair_that_is_deleted_leaves_a_replacement_character()
    {
        _text.Insert(0, "a😀b");
        _text.Delete(2, 1);
        Assert.Equal(("a\ufffdb", 3), (_text.ToString(), _text.Length));
        Assert.Equal("01030100040101740461efbfbd8101010184010201620101010201", State);
    }

    [Fact]
    public void A_pair_that_is_parted_becomes_two_replacement_characters()
    {
        _text.Insert(0, "a😀b");
        _text.Insert(2, "-");
        Assert.Equal(("a\ufffd-\ufffdb", 5), (_text.ToString(), _text.Length));
        Assert.Equal("01030100040101740461efbfbd84010104efbfbd62c401010102012d00", State);
    }

    [Fact]
    public void A_pair_that_is_parted_by_a_format_becomes_two_replacement_characters()
    {
        _text.Insert(0, "😀");
        _text.Format(1, 1, Bold);
        Assert.Equal("""[{"insert":"�"},{"insert":"�","attributes":{"bold":true}}]""", _text.ToDelta().ToJson());
    }

    [Fact]
    public void A_lone_half_becomes_a_replacement_character()
    {
        _text.Insert(0, "a\ud83db\ude00");
        Assert.Equal(("a\ufffdb\ufffd", 4), (_text.ToString(), _text.Length));
    }

    [Fact]
    public void Wrong_places_are_refused_and_change_nothing()
    {
        _text.Insert(0, "abc");
        var before = State;
        Assert.Throws<ArgumentOutOfRangeException>(() => _text.Insert(4, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _text.Insert(-1, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _text.InsertEmbed(4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _text.Delete(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => _text.Delete(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _text.Format(4, 1, Bold));
        Assert.Equal(before, State);
    }

    [Fact]
    public void A_long_text_is_edited_at_random_places()
    {
        var random = new Random(7);
        var expected = new System.Text.StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            var at = random.Next(expected.Length + 1);
            if (expected.Length > at + 3 && random.Next(3) == 0)
            {
                expected.Remove(at, 3);
                _text.Delete(at, 3);
                continue;
            }

            var inserted = random.Next(2) == 0 ? "ab" : "xyz";
            expected.Insert(at, inserted);
            _text.Insert(at, inserted);
        }

        Assert.Equal(expected.ToString(), _text.ToString());
        var copy = new YDoc();
        copy.ApplyUpdate(_text.Document!.EncodeStateAsUpdate());
        Assert.Equal(expected.ToString(), copy.GetText("t").ToString());
    }

    [Fact]
    public void Typing_becomes_one_item()
    {
        for (var i = 0; i < 5_000; i++) _text.Insert(i, "a");
        Assert.Equal(new string('a', 5_000), _text.ToString());
        Assert.True(_text.Document!.EncodeStateAsUpdate().Length < 5_020);
    }

    [Fact]
    public void A_large_text_goes_in_at_once()
    {
        var large = string.Concat(Enumerable.Range(0, 100_000).Select(i => (char)('a' + (i % 26))));
        _text.Insert(0, large);
        _text.Insert(50_000, "-");
        Assert.Equal(large.Insert(50_000, "-"), _text.ToString());
    }
}
