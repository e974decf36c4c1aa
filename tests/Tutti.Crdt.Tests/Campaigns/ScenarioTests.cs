namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Single edits that must give the same bytes and the same content in Yjs.</summary>
public sealed class ScenarioTests
{
    private const ulong LargestId = (1UL << 53) - 1;

    public static TheoryData<string> Names => [.. Scenarios.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_gives_the_bytes_and_the_content_it_gives_in_Yjs(string scenario)
    {
        using var node = new NodeClients();
        var (ours, theirs) = Play(node, new ClientStep(scenario) { Scenario = scenario });
        // In Yjs whoever wrote half a pair sees it; everybody else sees what came over the wire.
        if (scenario is "lone surrogates") theirs = Read(node, theirs.Sent);
        if (scenario is "lone surrogates") ours = Read(ours.Sent);
        Twins.AreSame(ours, theirs);
    }

    [Fact]
    public void Ids_of_53_bits_are_written_as_Yjs_writes_them()
    {
        using var node = new NodeClients();
        var step = new ClientStep("id") { Edits = new EditPlan(7, 4, 5, HasPairs: false) };
        foreach (var id in new ulong[] { 0, 127, 128, uint.MaxValue, 1UL << 32, 1UL << 52, LargestId })
        {
            var (ours, theirs) = Play(node, step, id);
            Twins.AreSame(ours, theirs);
        }
    }

    internal static (Outcome Ours, Outcome Theirs) Play(NodeClients node, ClientStep step, ulong id = LargestId, bool isObserved = false)
    {
        var setup = new ClientSetup(13, id, Gc: true, isObserved);
        step = step with { Open = setup, Full = true, Show = true, Close = true };
        node.Send([step]);
        using var client = new SharpClient(setup);
        return (client.Take(step), node.Receive()[0]);
    }

    private static Outcome Read(NodeClients node, IReadOnlyList<Message> sent) => Play(node, Reader(sent), id: 5).Theirs;

    private static Outcome Read(IReadOnlyList<Message> sent)
    {
        using var node = new NodeClients();
        return Play(node, Reader(sent), id: 5).Ours;
    }

    private static ClientStep Reader(IReadOnlyList<Message> sent) =>
        new("reader") { Deliver = [.. sent.Select(message => new Pack([message.V1], V2: false))] };
}
