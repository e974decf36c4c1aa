using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Oracle;

public sealed class UpdatesAgainstYjsTests
{
    private const int Rounds = 20;
    private const int HistoriesPerRound = 100;

    [Fact]
    public void Two_thousand_random_histories_read_the_same_here_and_in_yjs()
    {
        using var oracle = new YjsOracle();
        for (var round = 0; round < Rounds; round++)
        {
            var histories = oracle.Histories(YjsOracle.Seed + (round * HistoriesPerRound), HistoriesPerRound);
            var pairs = new List<(string What, History History, byte[] Ours)>();
            foreach (var history in histories)
            {
                BytesAreEqual(history);
                pairs.AddRange(Outputs(history).Select(output => (output.What, history, output.Ours)));
            }

            var answers = oracle.Same(pairs.Select(pair => (pair.Ours, pair.History.Merged)));
            foreach (var (pair, answer) in pairs.Zip(answers))
                Assert.True(string.Equals(answer, "same", StringComparison.Ordinal), $"{pair.What}, TUTTI_SEED={pair.History.Seed}: {answer}");
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
