using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Updates that come late, twice, or in the wrong order: what waits, and what is told of it.</summary>
public sealed class PendingTests
{
    private const ulong ReaderId = 5;

    [Fact]
    public void What_waits_in_Yjs_waits_here_and_is_taken_in_with_the_same_update()
    {
        using var node = new NodeClients();
        var sent = Typed(node);
        for (var missing = 0; missing < sent.Count; missing++)
        {
            var late = Enumerable.Range(0, sent.Count).OrderBy(i => i == missing);
            foreach (var v2 in new[] { false, true })
            {
                var packs = late.Select(i => new Pack([v2 ? sent[i].V2 : sent[i].V1], v2)).ToArray();
                foreach (var count in new[] { packs.Length - 1, packs.Length })
                    IsEqual(node, packs[..count]);
            }
        }
    }

    [Fact]
    public void A_state_with_something_waiting_brings_it_along()
    {
        using var node = new NodeClients();
        var sent = Typed(node);
        var (ours, theirs) = ScenarioTests.Play(node, Reader([.. sent.Skip(1).Select(Pack)]), ReaderId);
        Assert.True(ours.IsPending && theirs.IsPending);
        foreach (var state in new[] { ours.State!, theirs.State! })
        {
            var (first, second) = IsEqual(node, [new Pack([state], V2: false), Pack(sent[0])]);
            Assert.False(first.IsPending);
            Assert.Equal(second.State, IsEqual(node, [.. sent.Select(Pack)]).Ours.State);
        }
    }

    [Fact]
    public void Merged_updates_with_gaps_are_taken_in_as_Yjs_takes_them_in()
    {
        using var node = new NodeClients();
        var sent = Typed(node);
        var even = sent.Where((_, i) => i % 2 == 0).ToArray();
        var odd = sent.Where((_, i) => i % 2 != 0).ToArray();
        foreach (var v2 in new[] { false, true })
        {
            var (first, second) = (Merged(even, v2), Merged(odd, v2));
            IsEqual(node, [first]);
            IsEqual(node, [second]);
            Assert.False(IsEqual(node, [first, second]).Ours.IsPending);
            Assert.False(IsEqual(node, [second, first, second]).Ours.IsPending);
        }
    }

    [Fact]
    public void What_a_vector_of_an_update_leaves_out_is_the_same_in_Yjs()
    {
        using var node = new NodeClients();
        var sent = Typed(node);
        var step = Reader([.. sent.Select(Pack)]);
        for (var count = 1; count <= sent.Count; count++)
        {
            var known = Update.Merge([.. sent.Take(count).Select(message => (ReadOnlyMemory<byte>)message.V1)]);
            step.Diffs.Add(Update.EncodeStateVector(known));
        }

        var (ours, theirs) = ScenarioTests.Play(node, step, ReaderId);
        Assert.Equal(theirs.Diffs, ours.Diffs);
    }

    private static IReadOnlyList<Message> Typed(NodeClients node) =>
        ScenarioTests.Play(node, new ClientStep("typed") { Scenario = "formats that overlap" }).Theirs.Sent;

    private static (Outcome Ours, Outcome Theirs) IsEqual(NodeClients node, Pack[] packs)
    {
        var (ours, theirs) = ScenarioTests.Play(node, Reader(packs), ReaderId);
        Assert.Equal(theirs.IsPending, ours.IsPending);
        Assert.Equal(theirs.Content, ours.Content);
        Assert.Null(Twins.Bytes("state vector", ours.Vector, theirs.Vector));
        if (!ours.IsPending) Assert.Null(Twins.Bytes("state", ours.State!, theirs.State!));
        return (ours, theirs);
    }

    private static ClientStep Reader(Pack[] packs) => new("reader") { Deliver = packs };

    private static Pack Pack(Message message) => new([message.V1], V2: false);

    private static Pack Merged(Message[] messages, bool v2) => new([.. messages.Select(message => v2 ? message.V2 : message.V1)], v2);
}
