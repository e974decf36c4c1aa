using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace Tutti.Store;

/// <summary>
/// Applies the numbered SQL files that lie beside the code that uses them (<c>0001_rooms.sql</c>), each once, in order,
/// in a transaction of its own. Where the engines differ there is a file for each (<c>0031_x.sqlite.sql</c>,
/// <c>0031_x.postgres.sql</c>). A file that changed after it was applied stops the start.
/// </summary>
internal static partial class MigrationRunner
{
    private const string OwnTable =
        """
        CREATE TABLE IF NOT EXISTS migration (
          number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)
        """;

    /// <summary>Applies what is new.</summary>
    /// <param name="connection">An open connection that nobody else migrates beside.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="assemblies">Where the files are.</param>
    /// <param name="clock">The time.</param>
    /// <param name="translate">Puts the words of a shared file into those of the engine.</param>
    public static void Run(
        DbConnection connection,
        StoreEngine engine,
        IReadOnlyList<Assembly> assemblies,
        TimeProvider clock,
        Func<string, string>? translate = null)
    {
        translate ??= static sql => sql;
        var all = Collect(assemblies, engine);
        connection.Execute(translate(OwnTable));
        var applied = connection.Query<(int Number, string Checksum)>("SELECT number, checksum FROM migration")
            .ToDictionary(row => row.Number, row => row.Checksum);
        foreach (var migration in all)
        {
            if (applied.TryGetValue(migration.Number, out var checksum))
            {
                if (checksum != migration.Checksum)
                    throw new InvalidOperationException($"Migration {migration.Name} was changed after it was applied.");
                continue;
            }
            Apply(connection, migration, migration.IsShared ? translate(migration.Sql) : migration.Sql, clock);
        }
        var known = all.Select(migration => migration.Number).ToHashSet();
        if (applied.Keys.Any(number => !known.Contains(number)))
            throw new InvalidOperationException("The database was written by a newer version of Tutti.");
    }

    /// <summary>The files for one engine, in order.</summary>
    public static IReadOnlyList<Migration> Collect(IReadOnlyList<Assembly> assemblies, StoreEngine engine)
    {
        var migrations = assemblies
            .SelectMany(assembly => assembly.GetManifestResourceNames(), (assembly, name) => (assembly, name))
            .Where(resource => IsFor(engine, resource.name))
            .Select(resource => Read(resource.assembly, resource.name))
            .OrderBy(migration => migration.Number)
            .ToList();
        for (var i = 1; i < migrations.Count; i++)
        {
            if (migrations[i].Number == migrations[i - 1].Number)
                throw new InvalidOperationException($"Two migrations have the number {migrations[i].Number}.");
        }
        return migrations;
    }

    private static bool IsFor(StoreEngine engine, string name) =>
        FileName().Match(name) is { Success: true } match
        && (match.Groups["engine"] is not { Success: true, Value: var only } || only == (engine == StoreEngine.Sqlite ? "sqlite" : "postgres"));

    private static Migration Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var number = int.Parse(name.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        var isShared = !FileName().Match(name).Groups["engine"].Success;
        return new Migration(number, name, sql, isShared, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private static void Apply(DbConnection connection, Migration migration, string sql, TimeProvider clock)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(sql, transaction: transaction);
        connection.Execute(
            "INSERT INTO migration (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @At)",
            new { migration.Number, migration.Name, migration.Checksum, At = Timestamps.Text(clock.GetUtcNow()) },
            transaction);
        transaction.Commit();
    }

    [GeneratedRegex(@"^\d{4}_[a-z_]+(\.(?<engine>sqlite|postgres))?\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}

/// <summary>The database engines that migrations are written for.</summary>
internal enum StoreEngine
{
    Sqlite,
    Postgres,
}

/// <summary>One numbered SQL file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sql">What it says.</param>
/// <param name="IsShared">Whether it is for each engine, in the words that both know or that are translated.</param>
/// <param name="Checksum">The hash of what it says.</param>
internal sealed record Migration(int Number, string Name, string Sql, bool IsShared, string Checksum);
