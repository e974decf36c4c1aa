using System.CommandLine;
using System.Globalization;
using Tutti.Cli.Output;
using Tutti.Cli.Watching;

namespace Tutti.Cli.Commands;

/// <summary>Shares a folder in a session for as long as it runs.</summary>
internal static class WatchCommand
{
    public static Command Make(Terminal terminal)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "The folder to share." };
        folder.AcceptExistingOnly();
        var document = AllCommands.Document();
        var include = new Option<string[]>("--include") { Description = "Share only files like this, such as '*.py' or 'src/**'. Can be given several times.", HelpName = "PATTERN" };
        var exclude = new Option<string[]>("--exclude") { Description = "Leave out what is like this. Can be given several times.", HelpName = "PATTERN" };
        var size = new Option<int>("--max-file-size") { Description = "Leave out files larger than so many KiB.", HelpName = "KIB", DefaultValueFactory = _ => 256 };
        size.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var kib) && kib is < 1 or > 4096)
                result.AddError("--max-file-size is 1 to 4096 KiB.");
        });
        var pull = new Option<bool>("--pull") { Description = "Write into the folder what others change in the session. Without it the folder is only read." };
        var context = new Option<bool>("--context") { Description = "Keep 'files_touched' in the session's context." };
        var command = new Command("watch", """
            Share the text files of a folder in a coding session, and each change as it is saved, until you press Ctrl-C.

            What others write in the session meanwhile stays: only what you changed is changed there. At the start the session's files become what
            the folder has. Left out are what .gitignore names, .git, node_modules, bin, obj and the like, links, files that are not text, and, always,
            files that hold secrets (.env, keys). At most 2,000 files are shared.
            """)
        {
            folder, document, include, exclude, size, pull, context,
        };
        return command.Does(async (client, parsed, cancellationToken) =>
        {
            var options = new WatchOptions
            {
                Include = parsed.GetValue(include) ?? [],
                Exclude = parsed.GetValue(exclude) ?? [],
                LargestFile = parsed.GetValue(size) * 1024L,
                Pulls = parsed.GetValue(pull),
                TellsFiles = parsed.GetValue(context),
            };
            var root = parsed.GetRequiredValue(folder).FullName;
            await using var watch = new FolderWatch(client, parsed.GetRequiredValue(document), root, options, terminal);
            await watch.RunAsync(count => terminal.Note($"Sharing {root} ({count} {(count == 1 ? "file" : "files")}). Ctrl-C ends it."), cancellationToken);
            terminal.Note("Everything is saved.");
        });
    }
}
