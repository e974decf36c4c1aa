using Tutti.Crdt.Encoding;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>Updates may put anything into a text.</summary>
public sealed class YTextHostileTests
{
    [Fact]
    public void Whatever_lies_in_a_text_it_can_be_read_and_edited()
    {
        var document = new YDoc(new YDocOptions { ClientId = 9 });
        var text = document.GetText("t");
        text.Observed += (change, _) => change.Delta.ToJson();
        document.ApplyUpdate(Everything());
        Assert.Equal("xy", text.ToString());
        Assert.Equal(9, text.Length);
        text.ToDelta().ToJson();
        text.Insert(3, "-", new() { ["f"] = 1 });
        text.Format(0, 10, new() { ["g"] = true });
        text.InsertEmbed(5, 1);
        // Numbers, bytes and documents are passed by, as in Yjs.
        text.ApplyDelta(new Delta().Retain(1).Delete(100));
        text.Delete(0, text.Length);
        var copy = new YDoc();
        copy.ApplyUpdate(document.EncodeStateAsUpdate());
        Assert.Equal(text.ToDelta().ToJson(), copy.GetText("t").ToDelta().ToJson());
    }

    [Fact]
    public void The_same_in_a_text_with_tags()
    {
        var document = new YDoc();
        var text = document.GetXmlText("t");
        document.ApplyUpdate(Everything());
        Assert.Equal("x[object Object]nully", text.ToString());
        var clone = text.Clone();
        document.GetArray("a").Add(clone);
        Assert.Equal(text.ToString(), clone.ToString());
    }

    [Fact]
    public void Strange_JSON_in_formats_is_read()
    {
        var document = new YDoc();
        document.GetText("t");
        document.ApplyUpdate(Formats("\"\\ud800\"", "{\"a\":1,\"a\":2}", "[[],{}]", "1e400", " true "));
        var delta = document.GetText("t").ToDelta();
        Assert.Equal("x", delta[0].Text);
        Assert.Equal(5, delta[0].Attributes!.Count);
        Assert.Equal(2, delta[0].Attributes!["k1"].AsObject()["a"]);
        document.GetText("t").Insert(1, "y");
        Assert.Equal("xy", document.GetText("t").ToDelta()[0].Text);
    }

    [Fact]
    public void Thousands_of_names_are_no_trouble()
    {
        var document = new YDoc();
        var text = document.GetText("t");
        document.ApplyUpdate(Formats([.. Enumerable.Repeat("1", 20_000)]));
        text.Insert(1, "y");
        Assert.Equal(20_000, text.ToDelta()[0].Attributes!.Count);
        text.Delete(0, 1);
        Assert.Equal("y", text.ToString());
    }

    // One client's items, each behind the one before: text, numbers, bytes, a type, JSON, formats.
    private static byte[] Everything()
    {
        var update = new Lib0Writer();
        update.WriteVarUint(1);
        update.WriteVarUint(8);
        update.WriteVarUint(1);
        update.WriteVarUint(0);
        update.WriteByte(4);
        update.WriteByte(1);
        update.WriteVarString("t");
        update.WriteVarString("x");
        Behind(update, 8, 0).WriteVarUint(2);
        update.WriteAny(1);
        update.WriteAnyUndefined();
        Behind(update, 3, 2).WriteVarBytes([1, 2]);
        Behind(update, 7, 3).WriteVarUint(1);
        Behind(update, 2, 4).WriteVarUint(2);
        update.WriteVarString("undefined");
        update.WriteVarString("{\"a\":1}");
        Behind(update, 6, 6).WriteVarString("f");
        update.WriteVarString("null");
        Behind(update, 5, 7).WriteVarString("null");
        Behind(update, 4, 8).WriteVarString("y");
        update.WriteVarUint(0);
        return update.ToArray();
    }

    private static byte[] Formats(params string[] values)
    {
        var update = new Lib0Writer();
        update.WriteVarUint(1);
        update.WriteVarUint(values.Length + 1);
        update.WriteVarUint(1);
        update.WriteVarUint(0);
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                Behind(update, 6, i - 1);
            }
            else
            {
                update.WriteByte(6);
                update.WriteByte(1);
                update.WriteVarString("t");
            }

            update.WriteVarString($"k{i}");
            update.WriteVarString(values[i]);
        }

        Behind(update, 4, values.Length - 1).WriteVarString("x");
        update.WriteVarUint(0);
        return update.ToArray();
    }

    private static Lib0Writer Behind(Lib0Writer update, int kind, int clock)
    {
        update.WriteByte((byte)(0x80 | kind));
        update.WriteVarUint(1);
        update.WriteVarUint(clock);
        return update;
    }
}
