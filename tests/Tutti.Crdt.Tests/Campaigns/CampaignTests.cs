using System.Globalization;
using Tutti.Crdt.Tests.Oracle;

namespace Tutti.Crdt.Tests.Campaigns;

public sealed class CampaignTests(ITestOutputHelper output)
{
    private const int Old = 350;
    private const int New = 150;

    [Fact]
    public void Six_clients_three_of_them_Yjs_13_come_to_the_same() => Run(Old, withNewest: false);

    [Fact]
    public void Six_clients_some_of_them_Yjs_14_come_to_the_same() => Run(New, withNewest: true);

    private void Run(int share, bool withNewest)
    {
        var asked = Environment.GetEnvironmentVariable("TUTTI_CAMPAIGN");
        var count = int.TryParse(asked, CultureInfo.InvariantCulture, out var all) ? (int)((((long)all * share) + Old + New - 1) / (Old + New)) : share;
        using var node = new NodeClients();
        using var run = new CampaignRun(node);
        run.Run(YjsOracle.Seed, count, withNewest);
        output.WriteLine($"{count} seeds from {YjsOracle.Seed}: {run.LostTwins} twins lost, {run.Canonicalized} states read anew");
    }
}
