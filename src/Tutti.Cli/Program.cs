using System.CommandLine;
using Tutti.Cli;
using Tutti.Cli.Commands;
using Tutti.Cli.Output;
using Tutti.Client;

// Exit codes: 0 done, 1 it did not work, 2 not understood.
const int Failed = 1, NotUnderstood = 2;

var terminal = Terminal.OfProcess();
var parsed = AllCommands.Root(terminal).Parse(args);
if (parsed.Errors.Count > 0)
{
    terminal.Problem(parsed.Errors[0].Message);
    terminal.Note("Add --help to see how it is used.");
    return NotUnderstood;
}
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // Whoever ends a watch waits until what was saved is on the server.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(15),
    });
}
catch (UsageException error)
{
    terminal.Problem(error.Message);
    return NotUnderstood;
}
catch (TuttiException error)
{
    terminal.Problem(Problems.Sentence(error));
    return Failed;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    terminal.Problem(error.Message);
    return Failed;
}
catch (OperationCanceledException)
{
    return Failed;
}
