using Tutti.Rooms;
using Tutti.Tests.Support;

namespace Tutti.Tests.Actions;

/// <summary>What people are told when the server cannot do what it should.</summary>
public sealed class FailureTests
{
    [Fact]
    [Covers("LG-02")]
    public async Task LG_02_A_mistake_of_the_servers_own_is_INTERNAL_and_tells_nothing()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        await host.RunSqlAsync("ALTER TABLE document RENAME TO gone");
        var reply = await ann.GetAsync($"workspaces/{ann.Workspace}/documents");
        Assert.Equal(500, reply.Status);
        Assert.Equal("INTERNAL", reply.Code);
        Assert.DoesNotContain("table", reply.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sql", reply.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_just_now_is_UNAVAILABLE()
    {
        await using var host = await TuttiHost.StartAsync();
        var ann = await host.GuestAsync();
        var id = await ann.DocumentAsync("Text", "artifact", "x");
        await host.Get<RoomDirectory>().DrainAsync();
        var reply = await ann.GetAsync($"documents/{id}/content");
        Assert.Equal(503, reply.Status);
        Assert.Equal("UNAVAILABLE", reply.Code);
    }
}
