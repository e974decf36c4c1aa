using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tutti.Postgres;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Postgres;

/// <summary>What happens between a starting server and its database.</summary>
public sealed class PostgresStartTests
{
    private static readonly System.Reflection.Assembly[] Assemblies = [typeof(IStore).Assembly, typeof(Tutti.Server.ServerApp).Assembly];

    [Fact]
    public async Task Servers_that_start_at_once_bring_the_schema_up_to_date_one_after_the_other()
    {
        var database = await TestStores.EmptyDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var store = Store(database);
            await store.MigrateAsync(CancellationToken.None);
        })));
        await using var connection = new NpgsqlConnection(database);
        Assert.Equal(
            MigrationRunner.Collect(Assemblies, StoreEngine.Postgres).Select(migration => (long)migration.Number),
            await connection.QueryAsync<long>("SELECT number FROM migration ORDER BY number"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
    }

    [Fact]
    public async Task All_text_sorts_by_its_bytes_whatever_language_the_database_has()
    {
        await using var connection = new NpgsqlConnection(await TestStores.DatabaseAsync(Directory.CreateTempSubdirectory("tutti-sort-").FullName));
        Assert.Empty(await connection.QueryAsync<string>(
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
            """));
    }

    [Fact]
    public async Task A_database_that_comes_up_late_is_waited_for()
    {
        var port = ServerProcess.FreePort();
        var late = new NpgsqlConnectionStringBuilder(await TestStores.EmptyDatabaseAsync());
        using var store = Store(new NpgsqlConnectionStringBuilder(late.ConnectionString) { Host = "127.0.0.1", Port = port }.ConnectionString);
        var migrating = store.MigrateAsync(CancellationToken.None).AsTask();
        await using var proxy = CutProxy.Start(late.ConnectionString, port);
        await migrating;
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_named()
    {
        await using var proxy = CutProxy.Start(await TestStores.EmptyDatabaseAsync(), replacement: ("server_version\01", "server_version\00"));
        using var store = Store(proxy.Address);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => store.MigrateAsync(CancellationToken.None).AsTask());
        Assert.StartsWith("PostgreSQL 14 or newer is needed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://someone:secret@127.0.0.1:1/tutti", "127.0.0.1:1/tutti cannot be used")]
    [InlineData("mysql://someone:secret@127.0.0.1/tutti", "neither")]
    [InlineData("postgres://someone:secret@127.0.0.1/tutti?shoe=42", "neither")]
    public async Task A_server_that_cannot_use_its_database_ends_with_one_line_that_says_why_and_no_password(string address, string reason)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Tutti.Server.dll"), "--urls", "http://127.0.0.1:0", "--data", Path.GetTempPath() },
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DATABASE_URL"] = address, ["Tutti__Postgres__StartPatience"] = "00:00:00.3", ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("Tutti cannot start: ", said, StringComparison.Ordinal);
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.Single(said.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_waited_for()
    {
        var missing = new NpgsqlConnectionStringBuilder(await TestStores.EmptyDatabaseAsync()) { Database = "nothing" };
        using var store = Store(missing.ConnectionString);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => store.MigrateAsync(CancellationToken.None).AsTask());
        Assert.EndsWith("database \"nothing\" does not exist", error.Message, StringComparison.Ordinal);
    }

    private static PostgresStore Store(string address) =>
        new(PostgresAddress.Read(address), new PostgresOptions(), Assemblies, TimeProvider.System, NullLogger<PostgresStore>.Instance);
}
