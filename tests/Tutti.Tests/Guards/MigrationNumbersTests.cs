using System.Reflection;
using Tutti.Store;

namespace Tutti.Tests.Guards;

public sealed class MigrationNumbersTests
{
    private static readonly Assembly[] Assemblies = [typeof(IStore).Assembly, typeof(Tutti.Server.ServerApp).Assembly];

    [Fact]
    public void Each_migration_has_a_number_of_its_own_and_what_it_builds_on_comes_before()
    {
        foreach (var engine in Enum.GetValues<StoreEngine>()) Check(MigrationRunner.Collect(Assemblies, engine));
    }

    private static void Check(IReadOnlyList<Migration> all)
    {
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

    [Fact]
    public void What_one_engine_has_a_file_for_the_other_has_one_for_too()
    {
        Assert.Equal(
            MigrationRunner.Collect(Assemblies, StoreEngine.Sqlite).Select(migration => migration.Number),
            MigrationRunner.Collect(Assemblies, StoreEngine.Postgres).Select(migration => migration.Number));
    }

    private static IEnumerable<(string Word, string Next)> Pairs(string sql)
    {
        var words = sql.Split([' ', '\n', '('], StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1));
    }
}
