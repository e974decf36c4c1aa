using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tutti.Cli.Output;

namespace Tutti.Cli.Commands;

/// <summary>What documents there are, and one more.</summary>
internal static class DocumentCommands
{
    public static Command List(Terminal terminal)
    {
        var workspace = AllCommands.Workspace();
        var json = new Option<bool>("--json") { Description = "One JSON object per line." };
        return new Command("documents", "List the documents you may see, the last changed first.") { workspace, json }.Does(async (client, parsed, cancellationToken) =>
        {
            var where = parsed.GetValue(workspace) is { } named ? (await AllCommands.FindWorkspaceAsync(client, named, cancellationToken)).Id : null;
            await foreach (var document in client.ListDocumentsAsync(where, cancellationToken))
            {
                terminal.Line(parsed.GetValue(json)
                    ? JsonSerializer.Serialize(document, CliJson.Default.DocumentInfo)
                    : $"{document.Id}  {document.Kind,-8}  {terminal.Quiet(document.UpdatedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))}  {Terminal.Clean(document.Title)}");
            }
        });
    }

    public static Command NewSession(Terminal terminal)
    {
        var title = new Argument<string>("TITLE") { Description = "What it is called." };
        var workspace = AllCommands.Workspace();
        return new Command("new", "Make a coding session and print its id.") { title, workspace }.Does(async (client, parsed, cancellationToken) =>
        {
            var where = await AllCommands.FindWorkspaceAsync(client, parsed.GetValue(workspace), cancellationToken);
            var made = await client.CreateDocumentAsync(where.Id, parsed.GetRequiredValue(title), "session", null, cancellationToken);
            var id = made.GetProperty("id").GetString()!;
            terminal.Line(id);
            terminal.Note($"Others join at {new Uri(client.Server, "d/" + id)}");
        });
    }
}
