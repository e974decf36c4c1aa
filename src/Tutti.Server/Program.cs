using Microsoft.Extensions.Options;
using Tutti.Server;
using Tutti.Server.Accounts.Suspension;

try
{
    if (args is ["openapi"])
    {
        await Console.Out.WriteAsync(ServerApp.Describe());
        return 0;
    }
    if (args is ["accounts", .. var command]) return await OperatorCommands.RunAsync(command, Console.Out);
    var app = ServerApp.Build(args);
    app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Tutti listens on {string.Join(", ", app.Urls)}"));
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is InvalidOperationException or OptionsValidationException or IOException)
{
    // What an operator can mend is said in one line, not in a stack trace.
    await Console.Error.WriteLineAsync($"Tutti cannot start: {exception.Message}");
    return 1;
}
