using System.CommandLine;
using Tutti.Cli.Output;
using Tutti.Cli.SignIn;
using Tutti.Client;

namespace Tutti.Cli.Commands;

/// <summary>Signing in and out. What is secret is typed or comes on standard input, never on the command line.</summary>
internal static class SignInCommands
{
    public static Command Login(Terminal terminal)
    {
        var server = new Argument<string>("URL") { Description = "The server's address, such as https://tutti.example." };
        var email = new Option<string?>("--email") { Description = "Your e-mail address; asked for otherwise.", HelpName = "ADDRESS" };
        var passwordInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input; it is asked for otherwise." };
        var token = new Option<bool>("--token") { Description = "Sign in with an access token, typed or from standard input, instead of e-mail and password." };
        var command = new Command("login", "Sign in, for this and later commands. The sign-in is kept in a file that only you can read.")
        {
            server, email, passwordInput, token,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var url = Account.ServerOf(parsed.GetRequiredValue(server), "URL");
            var isToken = parsed.GetValue(token);
            if (isToken && (parsed.GetValue(email) is not null || parsed.GetValue(passwordInput)))
                throw new UsageException("--token goes without --email and --password-stdin.");
            if (url.Scheme == "http" && !url.IsLoopback) terminal.Note("The connection to this server is not encrypted: others on the way can read along.");
            using var client = new TuttiClient(url, FileTokenStore.OfUser());
            var person = isToken
                ? await client.SignInAsync(Secrets.Ask("token", fromInput: false).Trim(), cancellationToken)
                : await client.SignInAsync(
                    parsed.GetValue(email) ?? Secrets.AskOpenly("email"), Secrets.Ask("password", parsed.GetValue(passwordInput)), cancellationToken);
            terminal.Note($"Signed in at {url} as {Terminal.Clean(person.Name)}.");
            return 0;
        });
        return command;
    }

    public static Command Logout(Terminal terminal) =>
        new Command("logout", "End the session at the server and forget it here.").Does(async (client, _, cancellationToken) =>
        {
            await client.SignOutAsync(cancellationToken);
            terminal.Note($"Signed out at {client.Server}.");
        });

    public static Command WhoAmI(Terminal terminal) =>
        new Command("whoami", "Say who you are, and where.").Does(async (client, _, cancellationToken) =>
        {
            var person = await client.ReadMeAsync(cancellationToken);
            var email = person.Email is null ? "" : $" <{Terminal.Clean(person.Email)}>";
            terminal.Line($"{Terminal.Clean(person.Name)}{email} at {client.Server}");
        });
}
