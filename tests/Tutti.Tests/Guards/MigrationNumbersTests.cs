using Tutti.Store;

namespace Tutti.Tests.Guards;

public sealed class MigrationNumbersTests
{
    [Fact]
    public void Each_migration_has_a_number_of_its_own_and_what_it_builds_on_comes_before()
    {
        var all = MigrationRunner.Collect([typeof(IStore).Assembly, typeof(Tutti.Server.ServerApp).Assembly]);
        Assert.Equal(all.Count, all.Select(migration => migration.Number).Distinct().Count());
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var migration in all)
        {
            foreach (var (word, next) in Pairs(migration.Sql))
            {
                if (word == "TABLE") known.Add(next);
                if (word == "REFERENCES") Assert.True(known.Contains(next), $"{migration.Name} refers to {next}");
            }
        }
    }

    private static IEnumerable<(string Word, string Next)> Pairs(string sql)
    {
        var words = sql.Split([' ', '\n', '('], StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1));
    }
}
