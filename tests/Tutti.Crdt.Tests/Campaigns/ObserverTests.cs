using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>What observers do to a document: whoever reads the delta of a text takes away formats that are useless in it.</summary>
public sealed class ObserverTests
{
    [Fact]
    public void Two_texts_are_cleaned_up_in_the_order_in_which_their_deltas_are_read()
    {
        var written = Write(1, [], document =>
        {
            document.GetText("text").Insert(0, "ab");
            document.GetXmlFragment("xml").Insert(0, new YXmlText("cd"));
        });
        Pack[] packs = [.. new[] { written, Write(2, written, MakeBold), Write(3, written, MakeBold) }.Select(state => new Pack([state], V2: false))];

        using var node = new NodeClients();
        var (ours, theirs) = ScenarioTests.Play(node, new ClientStep("reader") { Deliver = packs }, id: 4, isObserved: true);

        Assert.Equal(2, ours.Sent.Count);
        Twins.AreSame(ours, theirs);
    }

    // The XML comes first, so that of the observers of all roots that of the XML is called first.
    private static void MakeBold(YDoc document)
    {
        ((YText)document.GetXmlFragment("xml")[0]).Format(0, 2, new() { ["b"] = true });
        document.GetText("text").Format(0, 2, new() { ["b"] = true });
    }

    private static byte[] Write(ulong client, byte[] state, Action<YDoc> edit)
    {
        using var document = new YDoc(new YDocOptions { ClientId = client });
        if (state.Length > 0) document.ApplyUpdate(state);
        edit(document);
        return document.EncodeStateAsUpdate();
    }
}
