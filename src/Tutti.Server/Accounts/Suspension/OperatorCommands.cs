using Tutti.Store;

namespace Tutti.Server.Accounts.Suspension;

/// <summary>What whoever runs the server can do from its command line, also while it is up.</summary>
internal static class OperatorCommands
{
    private const string Usage = "Usage: tutti-server accounts suspend|restore EMAIL [--data FOLDER]";

    /// <summary>Runs <c>accounts …</c>.</summary>
    /// <param name="args">What stands behind the word.</param>
    /// <param name="output">Where it says what it did.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not [("suspend" or "restore") and var verb, var email, .. var rest])
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }
        await using var services = ServerApp.Services(rest);
        await services.GetRequiredService<IStore>().MigrateAsync(CancellationToken.None);
        var suspension = services.GetRequiredService<AccountSuspension>();
        var found = verb == "suspend" ? await suspension.SuspendAsync(email) : await suspension.RestoreAsync(email);
        await output.WriteLineAsync(found ? $"{email}: {(verb == "suspend" ? "suspended" : "restored")}" : $"There is no account {email}.");
        return found ? 0 : 1;
    }
}
