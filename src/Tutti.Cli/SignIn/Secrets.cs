using System.Text;

namespace Tutti.Cli.SignIn;

/// <summary>Asks for what nobody else may see: from standard input, or typed without being shown. Never from the command line.</summary>
internal static class Secrets
{
    /// <summary>One line of standard input when it comes from a program or was asked for, else what is typed.</summary>
    public static string Ask(string what, bool fromInput)
    {
        var secret = fromInput || Console.IsInputRedirected ? Console.In.ReadLine() : Typed(what);
        return string.IsNullOrEmpty(secret) ? throw new UsageException($"No {what} was given.") : secret;
    }

    /// <summary>What may be shown.</summary>
    public static string AskOpenly(string what)
    {
        if (Console.IsInputRedirected) throw new UsageException($"Say your {what} with --{what}.");
        Console.Error.Write($"{char.ToUpperInvariant(what[0])}{what[1..]}: ");
        return Console.In.ReadLine() is { Length: > 0 } text ? text : throw new UsageException($"No {what} was given.");
    }

    private static string Typed(string what)
    {
        Console.Error.Write($"{char.ToUpperInvariant(what[0])}{what[1..]}: ");
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
