using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Workspaces;

/// <summary>Limits of workspaces; section <c>Tutti:Workspaces</c>.</summary>
public sealed class WorkspacesOptions
{
    /// <summary>Workspaces one person may own at a time; 200. One more is refused with <c>CONFLICT</c>.</summary>
    [Range(1, 1_000_000)]
    public int OwnedByOnePerson { get; set; } = 200;

    /// <summary>Workspaces one person may make in a day; 200. More are refused with <c>RATE_LIMITED</c>.</summary>
    [Range(1, 1_000_000)]
    public int MadeByOnePersonADay { get; set; } = 200;

    /// <summary>How long a deleted workspace can be brought back; 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan DeletedKept { get; set; } = TimeSpan.FromDays(30);
}
