namespace Tutti.Crdt.Tests.Campaigns;

public sealed class NewestCampaignTests(ITestOutputHelper output)
{
    [Fact]
    public void Clients_here_of_Yjs_13_and_of_Yjs_14_come_to_the_same() => CampaignRun.RunShare(150, withNewest: true, output);
}
