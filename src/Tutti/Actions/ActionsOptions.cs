using System.ComponentModel.DataAnnotations;

namespace Tutti.Actions;

/// <summary>Limits of actions; section <c>Tutti:Actions</c>.</summary>
public sealed class ActionsOptions
{
    /// <summary>Actions one person may do in a minute; 1,200. More are refused with <c>RATE_LIMITED</c>.</summary>
    [Range(1, 1_000_000)]
    public int PerPersonAndMinute { get; set; } = 1_200;

    /// <summary>Actions by people not signed in, per address and minute; 240. More are refused with <c>RATE_LIMITED</c>.</summary>
    [Range(1, 1_000_000)]
    public int PerAddressAndMinute { get; set; } = 240;

    /// <summary>
    /// Invitation and share links that open nothing, per address in 15 minutes; 60. More are refused with
    /// <c>RATE_LIMITED</c>.
    /// </summary>
    [Range(1, 1_000_000)]
    public int LinkTriesPerAddress { get; set; } = 60;

    /// <summary>How long the answer to a request with an <c>Idempotency-Key</c> is kept; 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan AnswersKept { get; set; } = TimeSpan.FromHours(24);
}
