using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Tests.Documents;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>What is refused half way is taken back as if it had never come, and nothing else with it.</summary>
public sealed class RefusedUpdateTests
{
    private static readonly WorkBudget Small = WorkBudget.Default with { MaxSteps = 3_000 };

    [Fact]
    public void Nobody_is_told_of_it_and_nothing_of_it_is_kept()
    {
        using var document = new YDoc(new YDocOptions { Budget = Small });
        document.GetText("text").Insert(0, "ab");
        var calls = 0;
        document.GetText("text").Observed += (_, _) => calls++;
        document.GetText("text").DeepObserved += (_, _) => calls++;
        document.Updated += _ => calls++;
        var clients = document.Store.Clients.Count;
        Refuse(document, [.. Attack.TooMuch()]);
        Assert.Equal(0, calls);
        Assert.Equal(clients, document.Store.Clients.Count);
        document.GetText("text").Insert(1, "x");
        Assert.Equal(3, calls);
        Soundness.Check(document);
    }

    [Fact]
    public void What_the_transaction_wrote_before_is_still_told()
    {
        using var document = new YDoc(new YDocOptions { ClientId = 1, Budget = Small });
        var text = document.GetText("text");
        text.Insert(0, "abc");
        Delta? delta = null;
        text.Observed += (change, _) => delta = change.Delta;
        document.Transact(_ =>
        {
            text.Insert(3, "x");
            // It cuts the text in the middle, and is joined again there.
            Refuse(document, [Attack.Section(10, 1, (_, output) =>
            {
                Attack.Behind(output, ContentKind.String, 1, 1);
                output.WriteVarString("y");
            }), .. Attack.TooMuch()]);
        });
        Assert.Equal(new Delta().Retain(3).Insert("x"), delta);
        Assert.Equal("abcx", text.ToString());
        Soundness.Check(document);
    }

    [Fact]
    public void Cut_pairs_are_whole_again()
    {
        var words = string.Concat(Enumerable.Repeat("a😀", 50));
        using var document = new YDoc(new YDocOptions { Budget = Small });
        document.ApplyUpdate(Attack.Update(Attack.Section(1, 1, (_, output) => Attack.Text(output, words))));
        var before = document.EncodeStateAsUpdate();
        Refuse(document, [Attack.Section(10, 40, (i, output) =>
        {
            Attack.Behind(output, ContentKind.String, 1, 1 + (i * 7 % 40 * 3));
            output.WriteVarString("y");
        }), .. Attack.TooMuch()]);
        Assert.Equal(words, document.GetText("text").ToString());
        Assert.Equal(before, document.EncodeStateAsUpdate());
        Soundness.Check(document);
    }

    [Fact]
    public void Where_its_values_began_is_forgotten()
    {
        using var document = new YDoc(new YDocOptions { Budget = Small });
        Refuse(document, [Attack.Section(7, 1, (_, output) => Values(output, "long value ")), Attack.Section(6, 1, Inside), .. Attack.TooMuch()]);
        document.ApplyUpdate(Attack.Update(Attack.Section(7, 1, (_, output) => Values(output, "")), Attack.Section(6, 1, Inside)));
        Soundness.Check(document);
        Assert.Equal(201, document.GetArray("values").Count);
        Assert.Equal("99", document.GetArray("values")[99].AsString());
        Assert.Equal("100", document.GetArray("values")[101].AsString());
    }

    [Fact]
    public void A_sub_document_put_in_before_is_told_of()
    {
        using var document = new YDoc(new YDocOptions { ClientId = 1, Budget = Small });
        SubdocumentsChanged? change = null;
        document.SubdocumentsChanged += told => change = told;
        var inner = new YDoc();
        document.Transact(_ =>
        {
            document.GetMap("map").Set("doc", inner);
            Refuse(document, [Attack.Section(10, 1, (_, output) =>
            {
                Attack.Behind(output, ContentKind.Any, 1, 0);
                output.WriteVarUint(1);
                output.WriteAny(1);
            }), .. Attack.TooMuch()]);
        });
        Assert.Same(inner, Assert.Single(change!.Added));
        Assert.Same(inner, document.GetMap("map")["doc"].AsDocument());
    }

    private static void Values(Lib0Writer output, string prefix)
    {
        Attack.InRoot(output, ContentKind.Any, "values");
        output.WriteVarUint(200);
        for (var i = 0; i < 200; i++) output.WriteAny(FormattableString.Invariant($"{prefix}{i}"));
    }

    private static void Inside(int index, Lib0Writer output)
    {
        Attack.Behind(output, ContentKind.Any, 7, 99);
        output.WriteVarUint(1);
        output.WriteAny("between");
    }

    private static void Refuse(YDoc document, byte[][] sections) =>
        Assert.Equal(CrdtError.TooSlow, Assert.Throws<CrdtException>(() => document.ApplyUpdate(Attack.Update(sections))).Error);
}
