using System.Collections.Concurrent;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tutti.Postgres;
using Tutti.Server;
using Tutti.Store;
using Tutti.Store.Sqlite;

namespace Tutti.Tests.Support;

/// <summary>
/// What the tests run on: SQLite files, or with TUTTI_POSTGRES, the address of a PostgreSQL (eng/with-postgres.sh starts one),
/// databases there, one for each data folder.
/// </summary>
internal static class TestStores
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("TUTTI_POSTGRES");
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Databases = new(StringComparer.Ordinal);

    // Copying it is quicker than running all migrations for each test.
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static bool ArePostgres => Server is not null;

    private static System.Reflection.Assembly[] Assemblies => [typeof(IStore).Assembly, typeof(ServerApp).Assembly];

    /// <summary>The address of the database that belongs to a data folder, made when it is new; null with SQLite.</summary>
    public static async Task<string?> DatabaseAsync(string data) =>
        ArePostgres ? await Databases.GetOrAdd(Path.GetFileName(data), static name => new(() => MakeAsync(name))).Value : null;

    /// <summary>An empty database without a schema.</summary>
    public static async Task<string> EmptyDatabaseAsync()
    {
        var name = "empty-" + Guid.CreateVersion7();
        await OnServerAsync($"CREATE DATABASE \"{name}\"");
        return AddressOf(name);
    }

    /// <summary>Puts the store of a data folder into the services of a host that has no other.</summary>
    public static async Task AddAsync(IServiceCollection services, string data)
    {
        IdColumns.Register();
        foreach (var assembly in Assemblies) services.AddMigrations(assembly);
        if (await DatabaseAsync(data) is { } database)
        {
            services.AddSingleton<IStore>(provider => provider.GetRequiredService<PostgresStore>());
            services.AddTuttiPostgres(database);
            return;
        }
        services.AddSingleton<IStore>(provider => new SqliteStore(
            Path.Combine(data, "tutti.db"), Assemblies, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Throws the folder and its database away.</summary>
    public static async Task DeleteAsync(string data)
    {
        Directory.Delete(data, recursive: true);
        if (Databases.TryRemove(Path.GetFileName(data), out _)) await OnServerAsync($"DROP DATABASE \"{Path.GetFileName(data)}\" WITH (FORCE)");
    }

    /// <summary>Holds off everyone else who writes, as another process might.</summary>
    public static async Task<IAsyncDisposable> HoldWritersAsync(IStore store)
    {
        if (ArePostgres)
        {
            var transaction = await store.BeginAsync(CancellationToken.None);
            await transaction.Db.RunAsync("LOCK TABLE room IN EXCLUSIVE MODE");
            return transaction;
        }
        var connection = store.OpenRead();
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        return connection;
    }

    private static async Task<string> MakeAsync(string name)
    {
        await OnServerAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{await Template.Value}\" STRATEGY FILE_COPY");
        return AddressOf(name);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"template-{Environment.ProcessId}";
        await OnServerAsync($"DROP DATABASE IF EXISTS \"{name}\"");
        await OnServerAsync($"CREATE DATABASE \"{name}\"");
        using var store = new PostgresStore(
            PostgresAddress.Read(AddressOf(name)), new PostgresOptions(), Assemblies, TimeProvider.System, NullLogger<PostgresStore>.Instance);
        await store.MigrateAsync(CancellationToken.None);
        return name;
    }

    // Pools stay small, since many servers run at once.
    private static string AddressOf(string name) =>
        new NpgsqlConnectionStringBuilder(PostgresAddress.Read(Server!).ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            Server is null
                ? throw new InvalidOperationException("This test needs a PostgreSQL: run it under eng/with-postgres.sh.")
                : new NpgsqlConnectionStringBuilder(PostgresAddress.Read(Server).ConnectionString) { Pooling = false }.ConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
