using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Tutti.Bench.Access;

/// <summary>How much processor time the server, and the database behind it, have used so far.</summary>
internal static class Processors
{
    private const double MillisecondsPerTick = 10;

    public static double Used(Process server, string? database)
    {
        server.Refresh();
        return server.TotalProcessorTime.TotalMilliseconds + (database is null ? 0 : Backends(database).Sum(Used));
    }

    private static IEnumerable<int> Backends(string database)
    {
        using var connection = new NpgsqlConnection(database);
        return connection.Query<int>("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    // The numbers behind the name in brackets, which may hold spaces: user and system time are the 14th and 15th of all.
    private static double Used(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * MillisecondsPerTick;
    }
}
