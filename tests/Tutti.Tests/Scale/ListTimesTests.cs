using System.Diagnostics;
using System.Globalization;
using Tutti.Tests.Support;

namespace Tutti.Tests.Scale;

/// <summary>
/// Every list of a workspace with very many documents and members. <c>TUTTI_SCALE=1</c> makes it 100,000 and 10,000, prints
/// how long each takes, and fails when a p95 is over 10 ms; without it there are few, and each list only has to answer.
/// </summary>
public sealed class ListTimesTests(ITestOutputHelper output)
{
    private static readonly bool IsLarge = Environment.GetEnvironmentVariable("TUTTI_SCALE") == "1";

    [Fact]
    [Covers("W1", "W5")]
    public async Task Lists_answer_whatever_is_asked_of_them_and_quickly_when_measured()
    {
        var (documents, members, rounds) = IsLarge ? (100_000, 10_000, 200) : (1_000, 300, 1);
        await using var host = await TuttiHost.StartAsync("--Tutti:Actions:PerPersonAndMinute=1000000");
        var team = new LargeTeam(host, await host.GuestAsync("Owner"), documents, members);
        await team.SeedAsync();
        var slow = new List<string>();
        foreach (var (name, path) in Lists(team, documents, members))
        {
            var times = new List<double>();
            for (var round = -rounds / 10 - 1; round < rounds; round++)
            {
                var address = await path(round);
                var begun = Stopwatch.GetTimestamp();
                (await team.Owner.GetAsync(address)).Expect(200);
                if (round >= 0) times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
            times.Sort();
            var p95 = times[(int)(times.Count * 0.95)];
            var line = string.Create(CultureInfo.InvariantCulture, $"{name,-60} p50 {times[times.Count / 2],7:0.00} ms   p95 {p95,7:0.00} ms");
            output.WriteLine(line);
            if (IsLarge) Console.WriteLine(line);
            if (p95 > 10) slow.Add(line);
        }
        if (IsLarge) Assert.Empty(slow);
    }

    private static IEnumerable<(string Name, Func<int, Task<string>> Path)> Lists(LargeTeam team, int documents, int members)
    {
        var path = $"workspaces/{team.Workspace}";
        var list = $"{path}/documents";
        yield return ("one document, rights not looked up before", round => Of($"documents/{LargeTeam.Document(Math.Abs(round) * 2 + 2)}"));
        yield return ("workspace, with its counts", _ => Of(path));
        yield return ("workspaces, 50", _ => Of("workspaces"));
        yield return ("folders, 100", _ => Of($"{path}/folders"));
        foreach (var sort in new[] { "updated", "title", "created" })
        {
            yield return ($"documents by {sort}", _ => Of($"{list}?sort={sort}"));
            yield return ($"documents by {sort}, from the middle", Deep($"{list}?sort={sort}"));
            yield return ($"documents by {sort}, rare kind", _ => Of($"{list}?sort={sort}&kind=pipeline"));
            yield return ($"documents by {sort}, one folder", round => Of($"{list}?sort={sort}&folder_id={LargeTeam.Folder(Math.Abs(round) % 100)}"));
            yield return ($"documents by {sort}, top, 200 of them", _ => Of($"{list}?sort={sort}&folder_id=root&limit=200"));
            yield return ($"documents by {sort}, word in all titles", _ => Of($"{list}?sort={sort}&query=rep"));
            yield return ($"documents by {sort}, word in 1 of 97 titles", round => Of($"{list}?sort={sort}&query=alpha{Math.Abs(round) % 97}"));
            yield return ($"documents by {sort}, one title", round => Of($"{list}?sort={sort}&query=report+nr{Math.Abs(round) * 31 % documents}"));
            yield return ($"documents by {sort}, two words that few share", round => Of($"{list}?sort={sort}&query=alpha{Math.Abs(round) % 97}+beta{Math.Abs(round) * 7 % 1009}"));
        }
        yield return ("deleted documents", _ => Of($"{list}?deleted=true"));
        yield return ("recent documents of 51 workspaces and links", _ => Of("documents"));
        yield return ("recent documents, from the middle", Deep("documents?"));
        yield return ("recent documents, word in all titles", _ => Of("documents?query=report"));
        yield return ("recent documents, word in 1 of 1009 titles", round => Of($"documents?query=beta{Math.Abs(round) * 7 % 1009}"));
        yield return ("members", _ => Of($"{path}/members"));
        yield return ("members, from the middle", Deep($"{path}/members?"));
        yield return ("members, 1 of 101 by first name", round => Of($"{path}/members?query=first{Math.Abs(round) % 101}"));
        yield return ("members, word in all names", _ => Of($"{path}/members?query=l"));
        yield return ("members, one", round => Of($"{path}/members?query=last{Math.Abs(round) * 7 % members}"));
        yield return ("people in all workspaces", round => Of($"users?query=first{Math.Abs(round) % 101}"));
        yield return ("people with access to a document", _ => Of($"documents/{LargeTeam.Document(2)}/people"));

        static Task<string> Of(string address) => Task.FromResult(address);

        // The page after a few thousand, found once.
        Func<int, Task<string>> Deep(string address)
        {
            string? cursor = null;
            return async _ =>
            {
                for (var page = 0; cursor is null || page is > 0 and < 20; page++)
                {
                    var after = cursor is null ? "" : $"&after={cursor}";
                    var read = (await team.Owner.GetAsync($"{address}&limit=200{after}")).Expect(200).Json;
                    if (!read.TryGetProperty("next", out var next)) break;
                    cursor = next.GetString();
                }
                return $"{address}&after={cursor}";
            };
        }
    }
}
