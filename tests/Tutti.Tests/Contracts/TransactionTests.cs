using Dapper;
using Tutti.Store;
using Tutti.Tests.Support;

namespace Tutti.Tests.Contracts;

/// <summary>What a transaction promises, whatever the engine.</summary>
public sealed class TransactionTests : IAsyncLifetime
{
    private StoreFixture _fixture = null!;

    private IStore Store => _fixture.Store;

    public async ValueTask InitializeAsync() => _fixture = await StoreFixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task What_is_committed_is_there_and_what_is_not_never_was()
    {
        var said = new List<string>();
        await using (var kept = await BeginAsync())
        {
            await AddAsync(kept, "kept");
            kept.AfterCommit(() => said.Add("after"));
            kept.WithCommit(() => said.Add($"with, {Names().Count} seen"));
            Assert.Empty(Names());
            await kept.CommitAsync();
        }
        await using (var dropped = await BeginAsync())
        {
            await AddAsync(dropped, "dropped");
            dropped.AfterCommit(() => said.Add("never"));
            dropped.WithCommit(() => said.Add("never"));
        }
        Assert.Equal(["kept"], Names());
        Assert.Equal(["with, 1 seen", "after"], said);
    }

    [Fact]
    public async Task A_failure_inside_undoes_all_of_it_and_the_next_one_works()
    {
        await using (var failing = await BeginAsync())
        {
            await AddAsync(failing, "first");
            await Assert.ThrowsAnyAsync<Exception>(() => failing.Db.RunAsync("INSERT INTO nowhere (id) VALUES (1)"));
        }
        using (var next = Store.BeginBlocking())
        {
            await AddAsync(next, "second");
            next.Commit();
        }
        Assert.Equal(["second"], Names());
    }

    [Fact]
    public async Task Of_two_that_take_the_same_key_at_once_one_is_told_so_or_waits_and_sees_it()
    {
        var at = new Barrier(2);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            at.SignalAndWait();
            try
            {
                await using var transaction = await BeginAsync();
                if (await transaction.Db.FirstAsync<string>("SELECT name FROM workspace WHERE id = 'one'") is not null) return "seen";
                await AddAsync(transaction, "one", "one");
                await transaction.CommitAsync();
                return "taken";
            }
            catch (Exception failure)
            {
                return Store.Judge(failure) == StoreFailure.Collision ? "seen" : failure.Message;
            }
        })));
        Assert.Equal(["seen", "taken"], outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Changes_of_rights_are_told_one_at_a_time_and_before_the_next_one_is_committed()
    {
        var inside = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            await using var transaction = await BeginAsync();
            await AddAsync(transaction, $"n{i}");
            transaction.WithCommit(() =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Thread.Yield();
                Interlocked.Decrement(ref inside);
            });
            await transaction.CommitAsync();
        })));
        Assert.Equal(1, most);
        Assert.Equal(20, Names().Count);
    }

    [Fact]
    public async Task Text_sorts_and_compares_by_its_bytes()
    {
        await using (var transaction = await BeginAsync())
        {
            foreach (var name in (string[])["b", "B", "a-1", "a1", "~", "ä", "A"]) await AddAsync(transaction, name);
            await transaction.CommitAsync();
        }
        using var connection = Store.OpenRead();
        var sorted = (await connection.QueryAsync<string>("SELECT name FROM workspace ORDER BY name")).AsList();
        Assert.Equal(sorted.Order(StringComparer.Ordinal), sorted);
        Assert.Equal(6, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM workspace WHERE name <= @last", new { last = "~" }));
    }

    [Fact]
    public async Task An_id_that_is_not_given_can_be_compared()
    {
        using var connection = Store.OpenRead();
        var none = await new Db(connection, null).FirstAsync<long>(
            "SELECT count(*) FROM workspace WHERE @person IS NULL OR created_by = @person", new { person = (PersonId?)null });
        Assert.Equal(0, none);
    }

    private ValueTask<StoreTransaction> BeginAsync() => Store.BeginAsync(CancellationToken.None);

    private static Task<int> AddAsync(StoreTransaction transaction, string name, string? id = null) =>
        transaction.Db.RunAsync(
            "INSERT INTO workspace (id, name, created_by, created_at, updated_at) VALUES (@id, @name, '', '', '')",
            new { id = id ?? Guid.CreateVersion7().ToString(), name });

    private List<string> Names()
    {
        using var connection = Store.OpenRead();
        return connection.Query<string>("SELECT name FROM workspace").AsList();
    }
}
