using System.CommandLine;
using Tutti.Cli.Output;
using Tutti.Cli.SignIn;
using Tutti.Client;

namespace Tutti.Cli.Commands;

/// <summary>Everything the command line understands.</summary>
internal static class AllCommands
{
    public static RootCommand Root(Terminal terminal) => new RootCommand("Share a folder as a coding session while you work in it, send its context, follow what happens.")
    {
        SignInCommands.Login(terminal),
        SignInCommands.Logout(terminal),
        SignInCommands.WhoAmI(terminal),
        DocumentCommands.List(terminal),
        new Command("session", "Make a coding session, share a folder in it, say how it goes.")
        {
            DocumentCommands.NewSession(terminal),
            WatchCommand.Make(terminal),
            ContextCommand.Make(terminal),
        },
        EventsCommand.Make(terminal),
    }.Called("tutti");

    /// <summary>The document a command is about.</summary>
    public static Option<string> Document() => new("--document", "-d")
    {
        Description = "The document's id, as 'tutti documents' and 'tutti session new' print it.",
        HelpName = "ID",
        Required = true,
    };

    public static Option<string?> Workspace() => new("--workspace", "-w")
    {
        Description = "A workspace, by id or by name.",
        HelpName = "WORKSPACE",
    };

    private static RootCommand Called(this RootCommand root, string name)
    {
        root.HelpName = name;
        return root;
    }

    /// <summary>Gives a command what it does: as whoever is signed in.</summary>
    public static Command Does(this Command command, Func<TuttiClient, ParseResult, CancellationToken, Task> action)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await Account.OpenAsync(cancellationToken);
            await action(client, parsed, cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>The id of the workspace that was meant; the only one when none was named.</summary>
    public static async Task<WorkspaceInfo> FindWorkspaceAsync(TuttiClient client, string? named, CancellationToken cancellationToken)
    {
        var all = new List<WorkspaceInfo>();
        await foreach (var workspace in client.ListWorkspacesAsync(cancellationToken)) all.Add(workspace);
        var found = all.Where(workspace => named is null || workspace.Id == named || string.Equals(workspace.Name, named, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found is [var one]) return one;
        if (found.Count == 0)
            throw new UsageException(named is null ? "You are in no workspace yet: make one on the page." : $"You are in no workspace called {named}.");
        var names = string.Join(", ", found.Select(workspace => $"{workspace.Name} ({workspace.Id})"));
        throw new UsageException($"Say which workspace you mean with --workspace: {names}.");
    }
}
