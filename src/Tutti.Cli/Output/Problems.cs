using System.Globalization;
using Tutti.Client;

namespace Tutti.Cli.Output;

/// <summary>What went wrong, in one sentence that says what to do.</summary>
internal static class Problems
{
    public static string Sentence(TuttiException error) => error.Code switch
    {
        "NOT_AUTHENTICATED" => $"{error.Message} Run: tutti login URL",
        "RATE_LIMITED" when error.RetryAfter is { } wait =>
            string.Create(CultureInfo.InvariantCulture, $"{error.Message} Try again in {Math.Ceiling(wait.TotalSeconds)} s."),
        _ => error.Message,
    };
}
