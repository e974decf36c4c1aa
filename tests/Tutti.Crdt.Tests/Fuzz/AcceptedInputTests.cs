using Tutti.Crdt.Tests.Oracle;
using Tutti.Crdt.Tests.Vectors;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Fuzz;

public sealed class AcceptedInputTests(ITestOutputHelper output)
{
    private const int Inputs = 30_000;

    [Fact]
    public void A_damaged_update_that_is_accepted_does_not_make_yjs_throw()
    {
        var random = new Random(YjsOracle.Seed);
        var samples = Samples.Updates;
        var accepted = new List<byte[]>();
        for (var i = 0; i < Inputs; i++)
        {
            var input = Mutation.Of(samples[random.Next(samples.Count)], samples[random.Next(samples.Count)], random);
            if (IsAccepted(input)) accepted.Add(input);
        }

        using var oracle = new YjsOracle();
        var answers = oracle.Takes(accepted);
        var thrown = accepted.Zip(answers).Where(pair => !string.Equals(pair.Second, "taken", StringComparison.Ordinal)).ToArray();
        output.WriteLine($"{Inputs} inputs, {accepted.Count} accepted, yjs threw on {thrown.Length}, TUTTI_SEED={YjsOracle.Seed}");
        foreach (var (input, answer) in thrown) output.WriteLine($"{Convert.ToHexStringLower(input)}\n{answer}");
        Assert.Empty(thrown);
    }

    private static bool IsAccepted(byte[] input)
    {
        try
        {
            return new KnownState().Examine(input, WorkBudget.Default).IsComplete;
        }
        catch (CrdtException)
        {
            return false;
        }
    }
}
