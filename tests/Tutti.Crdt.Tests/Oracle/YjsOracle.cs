using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutti.Crdt.Tests.Oracle;

/// <summary>A node process that says what npm yjs does.</summary>
public sealed class YjsOracle : IDisposable
{
    private const int Rounds = 20;
    private const int HistoriesPerRound = 100;

    private static readonly Lazy<IReadOnlyList<History>> RandomHistories = new(Generate);

    private readonly Process _node;

    public YjsOracle()
    {
        var web = Path.Combine(Root(), "web");
        if (!Directory.Exists(Path.Combine(web, "node_modules", "yjs")))
            throw new InvalidOperationException("The oracle needs yjs: run `npm ci` in web/ first.");
        var script = Path.Combine(Root(), "tests", "Tutti.Crdt.Tests", "Oracle", "oracle.mjs");
        _node = Process.Start(new ProcessStartInfo("node", [script, web])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Seed of this run; <c>TUTTI_SEED</c> repeats one.</summary>
    public static int Seed { get; } = ReadSeed();

    /// <summary>Two thousand histories, made once for all tests of a run.</summary>
    public static IReadOnlyList<History> Histories => RandomHistories.Value;

    public IReadOnlyList<History> MakeHistories(int seed, int count) =>
        Ask(new { ask = "histories", seed, count }).Deserialize<History[]>(JsonSerializerOptions.Web)!;

    public IReadOnlyList<string> Same(IEnumerable<(byte[] Ours, byte[] Theirs)> pairs) =>
        Ask(new { ask = "same", pairs = pairs.Select(pair => new { ours = pair.Ours, theirs = pair.Theirs }) })
            .Deserialize<string[]>()!;

    public IReadOnlyList<string> Json(params byte[][] updates) => Ask(new { ask = "json", updates }).Deserialize<string[]>()!;

    public IReadOnlyList<string> Takes(IEnumerable<byte[]> updates) => Ask(new { ask = "takes", updates }).Deserialize<string[]>()!;

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private static IReadOnlyList<History> Generate()
    {
        using var oracle = new YjsOracle();
        var rounds = Enumerable.Range(0, Rounds);
        return [.. rounds.SelectMany(round => oracle.MakeHistories(Seed + (round * HistoriesPerRound), HistoriesPerRound))];
    }

    private JsonNode Ask(object question)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(question));
        _node.StandardInput.Flush();
        var answer = _node.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("The oracle ended; its complaint is above.");
        return JsonNode.Parse(answer)!;
    }

    private static int ReadSeed()
    {
        var asked = Environment.GetEnvironmentVariable("TUTTI_SEED");
        return int.TryParse(asked, CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next(1, 1 << 30);
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tutti.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No Tutti.slnx above the tests.");
    }
}

/// <summary>A random history and what yjs made of it.</summary>
public sealed record History(
    int Seed,
    bool IsExact,
    int[] Order,
    int[] Refused,
    byte[] Reached,
    byte[][] Updates,
    byte[] Merged,
    byte[] State,
    byte[] StateToV1,
    byte[] StateV2,
    byte[] Vector,
    byte[] Half,
    byte[] Diff,
    byte[] MergedV2,
    byte[] BackToV1,
    string Json)
{
    public IReadOnlyList<ReadOnlyMemory<byte>> Pile => [.. Updates.Select(update => (ReadOnlyMemory<byte>)update)];
}
