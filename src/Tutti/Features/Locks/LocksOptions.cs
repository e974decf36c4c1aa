using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Locks;

/// <summary>Limits and times of locks; section <c>Tutti:Locks</c>.</summary>
public sealed class LocksOptions
{
    /// <summary>Locks of one document at a time; 200.</summary>
    [Range(1, 1_000)]
    public int InOneDocument { get; set; } = 200;

    /// <summary>Locks of one document that one person holds at a time; 100.</summary>
    [Range(1, 1_000)]
    public int OfOnePerson { get; set; } = 100;

    /// <summary>People who wait for one lock; 100.</summary>
    [Range(1, 1_000)]
    public int WaitingForOne { get; set; } = 100;

    /// <summary>How long a lock lasts when nobody says; 30 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Usual { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long after its holder left the room a lock is kept; 30 s. It is for those taken on a socket, or while the holder was
    /// in the room.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeptAfterLeaving { get; set; } = TimeSpan.FromSeconds(30);
}
