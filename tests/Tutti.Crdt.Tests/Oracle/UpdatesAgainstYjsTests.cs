using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Oracle;

public sealed class UpdatesAgainstYjsTests
{
    private const int HistoriesPerQuestion = 100;

    [Fact]
    public void Two_thousand_histories_give_the_bytes_they_give_in_yjs()
    {
        foreach (var history in YjsOracle.Histories) BytesAreEqual(history);
    }

    [Fact]
    public void An_update_is_complete_exactly_when_yjs_would_not_keep_it_waiting()
    {
        foreach (var history in YjsOracle.Histories) CompletenessIsEqual(history);
    }

    [Fact]
    public void What_is_merged_compacted_and_converted_here_is_the_same_document_in_yjs()
    {
        using var oracle = new YjsOracle();
        foreach (var histories in YjsOracle.Histories.Chunk(HistoriesPerQuestion))
        {
            var outputs = histories.SelectMany(history => Outputs(history).Select(output => (output.What, history, output.Ours))).ToArray();
            var answers = oracle.Same(outputs.Select(output => (output.Ours, output.history.Merged)));
            foreach (var (output, answer) in outputs.Zip(answers))
            {
                var isSame = string.Equals(answer, "same", StringComparison.Ordinal);
                Assert.True(isSame, $"{output.What}, TUTTI_SEED={output.history.Seed}: {answer}");
            }
        }
    }

    private static void BytesAreEqual(History history)
    {
        Equal(history, "state vector", history.Vector, Update.EncodeStateVector(history.Merged));
        Equal(history, "diff", history.Diff, Update.Diff(history.Merged, history.Half));
        Equal(history, "to version 2", history.MergedV2, Update.Convert(history.Merged, UpdateFormat.V1, UpdateFormat.V2));
        Equal(history, "to version 1", history.BackToV1, Update.Convert(history.MergedV2, UpdateFormat.V2, UpdateFormat.V1));
        Equal(history, "vector of version 2", history.Vector, Update.EncodeStateVector(history.MergedV2, UpdateFormat.V2));
        if (!history.IsExact) return;
        Equal(history, "state to version 1", history.StateToV1, Update.Convert(history.StateV2, UpdateFormat.V2, UpdateFormat.V1));
    }

    private static void CompletenessIsEqual(History history)
    {
        var known = new KnownState();
        var refused = new List<int>();
        foreach (var number in history.Order)
        {
            var facts = known.Examine(history.Updates[number], WorkBudget.Default);
            if (facts.IsComplete) known.Add(history.Updates[number], facts);
            else refused.Add(number);
        }

        Assert.True(refused.SequenceEqual(history.Refused), $"refusals, TUTTI_SEED={history.Seed}");
        Equal(history, "clocks of what was taken", history.Reached, known.Structs.Encode());
    }

    private static IEnumerable<(string What, byte[] Ours)> Outputs(History history)
    {
        var pile = history.Pile;
        var random = new Random(history.Seed);
        var shuffled = pile.ToArray();
        random.Shuffle(shuffled);
        var middle = random.Next(pile.Count);
        ReadOnlyMemory<byte>[] parts = [Update.Compact([.. shuffled.Take(middle)]), Update.Compact([.. shuffled.Skip(middle)])];
        yield return ("merge", Update.Merge(pile));
        yield return ("merge of a shuffled pile", Update.Merge(shuffled));
        yield return ("compact", Update.Compact(pile));
        yield return ("compact of compacted parts", Update.Compact([.. parts, .. parts]));
        yield return ("compact of the state", Update.Compact([history.State]));
        var compactV2 = Update.Compact([history.MergedV2], UpdateFormat.V2);
        yield return ("compact in version 2", Update.Convert(compactV2, UpdateFormat.V2, UpdateFormat.V1));
        var missing = Update.Diff(history.Merged, history.Half);
        var known = pile.Where((_, i) => i % 2 == 0);
        yield return ("merge of half and diff", Update.Merge([.. known, missing]));
    }

    private static void Equal(History history, string what, byte[] theirs, byte[] ours)
    {
        Assert.True(
            theirs.AsSpan().SequenceEqual(ours),
            $"{what}, TUTTI_SEED={history.Seed}:\n{Convert.ToHexStringLower(theirs)}\n{Convert.ToHexStringLower(ours)}");
    }
}
