using Tutti.Actions;
using Tutti.Tests.Matrix;
using Tutti.Tests.Support;

namespace Tutti.Tests.Guards;

/// <summary>A route or frame that docs/permissions.md does not know does not get in.</summary>
public sealed class MatrixRowsTests
{
    [Fact]
    [Covers("AZ-15")]
    public async Task AZ_15_Every_route_has_its_row_and_every_row_its_route()
    {
        await using var host = await TuttiHost.StartAsync();
        Assert.Equal(
            host.Get<ActionRegistry>().All.Select(action => $"{action.Verb} {action.Path}").Order(StringComparer.Ordinal),
            MatrixPage.Routes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Covers("AZ-16")]
    public async Task AZ_16_Every_frame_has_its_row_and_every_row_its_frame()
    {
        await using var host = await TuttiHost.StartAsync();
        Assert.Equal(
            FrameCalls.TypesOf(host).Order(StringComparer.Ordinal), MatrixPage.Frames.Keys.Order(StringComparer.Ordinal));
    }
}
