using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Sessions;

/// <summary>Limits and times of live sessions; section <c>Tutti:Sessions</c>.</summary>
public sealed class SessionsOptions
{
    /// <summary>The highest maximum of people that a session can be given; 10,000. More is refused with <c>INVALID_MESSAGE</c>.</summary>
    [Range(1, 1_000_000)]
    public int MostUsers { get; set; } = 10_000;

    /// <summary>People who may wait for the turn at a time; 200. One more is refused with <c>CONFLICT</c>.</summary>
    [Range(1, 10_000)]
    public int TurnQueue { get; set; } = 200;

    /// <summary>After so long without an edit the turn goes to whoever waits for it; 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TurnSilence { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>So long after the last socket closed somebody keeps the turn, or a place in the queue for it; 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TurnKept { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>So long after their last request somebody without a socket keeps a place; 120 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PlaceKept { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>After so long without anybody a session ends by itself; 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan EmptyKept { get; set; } = TimeSpan.FromHours(1);
}
