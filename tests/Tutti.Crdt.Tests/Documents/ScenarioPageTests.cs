using System.Globalization;
using System.Text.RegularExpressions;
using Tutti.Crdt.Tests.Oracle;

namespace Tutti.Crdt.Tests.Documents;

/// <summary>The page that says which test covers which scenario of Yjs names only tests there are.</summary>
public sealed partial class ScenarioPageTests
{
    private const int ScenariosOfYjs = 208;

    private static readonly string Docs = Path.Combine(YjsOracle.Root(), "docs");

    [Fact]
    public void Every_test_it_names_is_there()
    {
        var named = Names().Matches(Page()).ToArray();
        Assert.InRange(named.Length, 150, 1_000);
        var classes = typeof(ScenarioPageTests).Assembly.GetTypes().ToLookup(type => type.Name, StringComparer.Ordinal);
        foreach (var name in named)
        {
            var (test, path, method) = (name.Groups["class"].Value, name.Groups["path"].Value, name.Groups["method"].Value);
            Assert.True(File.Exists(Path.Combine(Docs, path)), $"There is no {path}.");
            Assert.Equal(test, Path.GetFileNameWithoutExtension(path));
            var methods = classes[test].SelectMany(type => type.GetMethods()).Where(candidate => candidate.Name == method);
            var isTest = methods.Any(candidate => candidate.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0);
            Assert.True(isTest, $"{test} has no test {method}.");
        }
    }

    [Fact]
    public void Every_scenario_has_a_test()
    {
        var all = 0;
        foreach (var table in Page().Split("\n## ").Skip(1))
        {
            var rows = table.Split('\n').Where(line => Row().IsMatch(line)).ToArray();
            Assert.All(rows, row => Assert.Matches(Names(), row));
            var promised = Number(Heading().Match(table));
            Assert.Equal(promised, rows.Sum(row => Number(Row().Match(row))));
            all += promised;
        }

        Assert.Equal(ScenariosOfYjs, all);
    }

    private static int Number(Match match) => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);

    private static string Page() => File.ReadAllText(Path.Combine(Docs, "yjs-scenarios.md"));

    [GeneratedRegex(@"\[(?<class>\w+)\]\((?<path>[^)]+\.cs)\)\.(?<method>\w+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\A\S+\.tests\.js: (?<count>\d+)\n", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (?<count>\d+) \|", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Row();
}
