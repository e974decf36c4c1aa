using System.Globalization;
using System.Text.RegularExpressions;
using Tutti.Crdt.Tests.Oracle;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Runs campaigns, a batch of them side by side so that a round of all is one question to node.</summary>
internal sealed class CampaignRun(NodeClients node) : IDisposable
{
    private const int Exchanges = 8;
    private const int BatchSize = 40;
    private const int AllSeeds = 500;

    private static readonly Regex Halves = new(@"\\ud[89a-f][0-9a-f]{2}", RegexOptions.NonBacktracking);

    private readonly Dictionary<string, SharpClient> _ours = new(StringComparer.Ordinal);

    public int LostTwins { get; private set; }

    /// <summary>How often a client of version 14 had collected other deleted structs than the rest.</summary>
    public int CollectedOtherwise { get; private set; }

    /// <summary>Clients that broke by a fault of their own.</summary>
    public int Gone { get; private set; }

    /// <summary>How often states were equal only after a fresh document had read them.</summary>
    public int Canonicalized { get; private set; }

    /// <summary>Runs so many of 500 seeds, or the same share of as many as <c>TUTTI_CAMPAIGN</c> asks for.</summary>
    public static void RunShare(int share, bool withNewest, ITestOutputHelper output)
    {
        var asked = Environment.GetEnvironmentVariable("TUTTI_CAMPAIGN");
        var all = int.TryParse(asked, CultureInfo.InvariantCulture, out var number) ? number : AllSeeds;
        var count = (int)((((long)all * share) + AllSeeds - 1) / AllSeeds);
        using var node = new NodeClients();
        using var run = new CampaignRun(node);
        run.Run(YjsOracle.Seed, count, withNewest);
        output.WriteLine($"{count} seeds from {YjsOracle.Seed}: {run.LostTwins} twins lost, {run.Canonicalized} states read anew, "
            + $"{run.CollectedOtherwise} collected otherwise by version 14, {run.Gone} clients broke");
    }

    public void Run(int firstSeed, int count, bool withNewest)
    {
        foreach (var seeds in Enumerable.Range(firstSeed, count).Chunk(BatchSize))
            Run([.. seeds.Select(seed => new Campaign(seed, withNewest))]);
    }

    public void Dispose()
    {
        foreach (var client in _ours.Values) client.Dispose();
    }

    private void Run(List<Campaign> campaigns)
    {
        for (var round = 0; round < Campaign.Rounds; round++) Round(campaigns, round);
        for (var exchange = 0; exchange < Exchanges; exchange++)
        {
            Round(campaigns, Campaign.Rounds + exchange);
            if (exchange > 0 && campaigns.All(campaign => campaign.IsQuiet())) break;
        }

        Round(campaigns, int.MaxValue, isLast: true);

        foreach (var campaign in campaigns)
        {
            Check(campaign);
            LostTwins += campaign.LostTwins;
            Gone += campaign.Gone;
        }

        Dispose();
        _ours.Clear();
    }

    private void Round(List<Campaign> campaigns, int round, bool isLast = false)
    {
        var plans = campaigns.ConvertAll(campaign => campaign.Plan(round, isLast));
        node.Send([.. plans.SelectMany(plan => plan.Skip(3))]);
        var ours = plans.ConvertAll(plan => plan.Take(3).Select((step, i) => Take(campaigns[plans.IndexOf(plan)], i, step)).ToList());
        var theirs = new Queue<Outcome>(node.Receive());
        for (var i = 0; i < campaigns.Count; i++)
        {
            while (ours[i].Count < plans[i].Count) ours[i].Add(theirs.Dequeue());
            if (campaigns[i].Settle(plans[i], ours[i]) is { } difference) Fail(campaigns[i], $"round {round}, {difference}");
        }
    }

    private Outcome Take(Campaign campaign, int client, ClientStep step)
    {
        if (step.Open is not null) _ours[step.Key] = new SharpClient(campaign.SetupOf(client));
        try
        {
            return _ours[step.Key].Take(step);
        }
        catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
        {
            throw new InvalidOperationException($"TUTTI_SEED={campaign.Seed}: client {client}: {error}", error);
        }
    }

    private void Check(Campaign campaign)
    {
        var last = campaign.Last.ToArray();
        for (var i = 0; i < last.Length; i++)
        {
            if (last[i].IsPending) Fail(campaign, $"client {i} still waits");
            if (Twins.Bytes("state vector", last[0].Vector, last[i].Vector) is { } vector) Fail(campaign, $"client {i}: {vector}");
            if (Twins.Text("content", Shown(campaign, last[0], last[i]), Shown(campaign, last[i], last[i])) is { } content) Fail(campaign, $"client {i}: {content}");
        }

        if (campaign.HasPairs) return;
        var states = last.Select(outcome => outcome.State!).ToArray();
        if (AreEqual(states)) return;
        Canonicalized++;
        states = node.Canonical(states, gc: true);
        for (var i = 1; i < states.Length; i++)
        {
            if (Twins.Bytes("state", states[0], states[i]) is not { } state) continue;
            if (!campaign.WithNewest || !Layout.DiffersOnlyInCollected(states[0], states[i])) Fail(campaign, $"client {i}: {state}");
            CollectedOtherwise++;
        }
    }

    // Where pairs were cut, some show halves and some do not.
    private static string Shown(Campaign campaign, Outcome outcome, Outcome other)
    {
        var shown = other.Content is null ? outcome.Packed! : outcome.Content!;
        return campaign.HasPairs ? Halves.Replace(shown, @"\ufffd") : shown;
    }

    private static bool AreEqual(byte[][] states) => states.All(state => state.AsSpan().SequenceEqual(states[0]));

    private static void Fail(Campaign campaign, string what) =>
        Assert.Fail($"TUTTI_SEED={campaign.Seed}{(campaign.WithNewest ? " (with version 14)" : "")}: {what}");

}
