using System.ComponentModel.DataAnnotations;

namespace Tutti.Postgres;

/// <summary>How the server treats its database; section <c>Tutti:Postgres</c>.</summary>
public sealed class PostgresOptions
{
    /// <summary>How long a starting server waits for a database that cannot be reached yet; 30 seconds, at most 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StartPatience { get; set; } = TimeSpan.FromSeconds(30);
}
