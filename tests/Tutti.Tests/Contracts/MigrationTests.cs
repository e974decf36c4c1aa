using Dapper;
using Tutti.Tests.Support;

namespace Tutti.Tests.Contracts;

/// <summary>How a schema is brought up to date, whatever the engine.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private StoreFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await StoreFixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var before = await AppliedAsync();
        await _fixture.Store.MigrateAsync(CancellationToken.None);
        Assert.Equal(before, await AppliedAsync());
        Assert.NotEmpty(before);
    }

    [Fact]
    public async Task A_file_that_was_changed_after_it_was_applied_stops_the_start()
    {
        await RunAsync("UPDATE migration SET checksum = 'another' WHERE number = 1");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _fixture.Store.MigrateAsync(CancellationToken.None).AsTask());
        Assert.Contains("0001_rooms.sql was changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_stops_the_start()
    {
        await RunAsync("INSERT INTO migration (number, name, checksum, applied_at) VALUES (9999, 'later', '', '')");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _fixture.Store.MigrateAsync(CancellationToken.None).AsTask());
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<(long Number, string AppliedAt)>> AppliedAsync()
    {
        using var connection = _fixture.Store.OpenRead();
        return (await connection.QueryAsync<(long, string)>("SELECT number, applied_at FROM migration ORDER BY number")).AsList();
    }

    private async Task RunAsync(string sql)
    {
        await using var transaction = await _fixture.Store.BeginAsync(CancellationToken.None);
        await transaction.Db.RunAsync(sql);
        await transaction.CommitAsync();
    }
}
