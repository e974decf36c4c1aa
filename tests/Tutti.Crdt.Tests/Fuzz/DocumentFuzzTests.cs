using Tutti.Crdt.Tests.Documents;
using Tutti.Crdt.Tests.Oracle;
using Tutti.Crdt.Tests.Vectors;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>Damaged updates for an open document: what is refused changes nothing, what is taken leaves it sound.</summary>
public sealed class DocumentFuzzTests
{
    private const int Documents = 400;
    private const int InputsEach = 25;

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(40)]
    [InlineData(4)]
    public void A_refused_update_leaves_the_document_as_it_was(long steps)
    {
        var random = new Random(YjsOracle.Seed);
        var budget = WorkBudget.Default with { MaxSteps = steps };
        var refused = 0;
        for (var i = 0; i < Documents; i++)
        {
            var history = Samples.Updates.OrderBy(_ => random.Next()).Take(1 + random.Next(6)).ToList();
            var document = new YDoc(new YDocOptions { Budget = WorkBudget.Trusted, Gc = random.Next(2) == 0 });
            foreach (var update in history) document.ApplyUpdate(update);
            document.SetBudget(budget);
            for (var input = 0; input < InputsEach; input++)
            {
                var bytes = Mutation.Of(Samples.Updates[random.Next(Samples.Updates.Count)], history[0], random);
                if (random.Next(3) == 0) bytes = Samples.Updates[random.Next(Samples.Updates.Count)];
                refused += Take(document, bytes) ? 0 : 1;
            }
        }

        Assert.True(refused > Documents);
    }

    private static bool Take(YDoc document, byte[] bytes)
    {
        var (state, vector) = (document.EncodeStateAsUpdate(), document.EncodeStateVector());
        try
        {
            document.ApplyUpdate(bytes);
            Soundness.Check(document);
            return true;
        }
        catch (Xunit.Sdk.XunitException unsound)
        {
            throw new InvalidOperationException(Explain(document, state, bytes), unsound);
        }
        catch (CrdtException)
        {
            Soundness.Check(document);
            Assert.Equal(Convert.ToHexString(vector), Convert.ToHexString(document.EncodeStateVector()));
            Assert.True(state.AsSpan().SequenceEqual(document.EncodeStateAsUpdate()), Explain(document, state, bytes));
            return false;
        }
    }

    private static string Explain(YDoc document, byte[] state, byte[] bytes) =>
        $"TUTTI_SEED={YjsOracle.Seed}: {Convert.ToHexStringLower(bytes)}\n{Convert.ToHexStringLower(state)}\n"
        + Convert.ToHexStringLower(document.EncodeStateAsUpdate());
}
