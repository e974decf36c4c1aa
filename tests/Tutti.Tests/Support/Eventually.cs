namespace Tutti.Tests.Support;

/// <summary>Waits for something to become true, with a deadline instead of a sleep.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, double seconds = 20)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            if (deadline.IsCancellationRequested) Assert.Fail($"It never came true: {what}");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    public static async Task True(Func<bool> condition, string what, double seconds = 20)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!condition())
        {
            if (deadline.IsCancellationRequested) Assert.Fail($"It never came true: {what}");
            await Task.Delay(10, CancellationToken.None);
        }
    }
}
