namespace Tutti.Crdt.Tests.Campaigns;

public sealed class CampaignTests(ITestOutputHelper output)
{
    [Fact]
    public void Three_clients_here_and_three_of_Yjs_13_come_to_the_same() => CampaignRun.RunShare(350, withNewest: false, output);
}
