using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;

namespace Tutti.Cli.Commands;

/// <summary>Says how a session goes.</summary>
internal static class ContextCommand
{
    private const int LargestFile = 64 * 1024;

    public static Command Make(Terminal terminal)
    {
        var document = AllCommands.Document();
        var pairs = new Argument<string[]>("KEY=VALUE")
        {
            Description = "What to say, such as token_count=1200 or status=thinking. Values that are JSON (numbers, true, false, null, {…}) are taken as such; null takes a key away.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<string?>("--json") { Description = "A file with a JSON object of changes; - is standard input.", HelpName = "FILE" };
        return new Command("context", "Change the context of a session. Everyone in it sees it at once.") { document, pairs, json }.Does(async (client, parsed, cancellationToken) =>
        {
            var changes = parsed.GetValue(json) is { } file ? await ReadAsync(file, cancellationToken) : [];
            foreach (var pair in parsed.GetValue(pairs) ?? []) Put(changes, pair);
            if (changes.Count == 0) throw new UsageException("Say what is to change, such as status=thinking.");
            await client.UpdateSessionAsync(parsed.GetRequiredValue(document), changes, cancellationToken);
            terminal.Note($"Changed {Terminal.Clean(string.Join(", ", changes.Select(change => change.Key)))}.");
        });
    }

    private static void Put(JsonObject changes, string pair)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        if (at < 1) throw new UsageException($"{pair} is not KEY=VALUE.");
        changes[pair[..at]] = ValueOf(pair[(at + 1)..]);
    }

    private static JsonNode? ValueOf(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static async Task<JsonObject> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file != "-" && new FileInfo(file) is { Exists: true, Length: > LargestFile }) throw new UsageException($"{file} is larger than a context can be.");
        var text = file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new UsageException("--json has to be a JSON object.");
        }
        catch (JsonException)
        {
            throw new UsageException("--json has to be a JSON object.");
        }
    }
}
