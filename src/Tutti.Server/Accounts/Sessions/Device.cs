namespace Tutti.Server.Accounts.Sessions;

/// <summary>A few words by which people know a browser or program of theirs again; nothing is decided by them.</summary>
internal static class Device
{
    public const string Unknown = "Unknown device";
    private const int LongestName = 40;

    // In this order: Edge and Opera also say Chrome, and Chrome also says Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(string agent)
    {
        var browser = Find(Browsers, agent);
        var system = Find(Systems, agent);
        if (browser is not null) return system is null ? browser : $"{browser} on {system}";
        return Program(agent) ?? system ?? Unknown;
    }

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name;

    // curl/8.5.0 is curl.
    private static string? Program(string agent)
    {
        var length = agent.AsSpan().IndexOfAny('/', ' ') is var end and >= 0 ? end : agent.Length;
        var name = agent[..Math.Min(length, LongestName)];
        return name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') ? name : null;
    }
}
