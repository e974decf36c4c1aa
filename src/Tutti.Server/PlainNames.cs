namespace Tutti.Server;

/// <summary>Environment names without a prefix that people know from elsewhere, as the options they stand for.</summary>
internal static class PlainNames
{
    private static readonly (string Name, string Option, Func<string, string> Read)[] Names =
    [
        ("DATABASE_URL", "Tutti:Database", text => text),
        ("JWT_SECRET_KEY", "Tutti:Jwt:Secret", text => text),
        ("WEBSOCKET_HEARTBEAT_INTERVAL", "Tutti:Sockets:HeartbeatInterval", Seconds),
        ("WEBSOCKET_TIMEOUT", "Tutti:Sockets:PingTimeout", Seconds),
    ];

    public static void Add(IConfigurationManager configuration)
    {
        var given = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, option, read) in Names)
        {
            // The option's own name says more and wins.
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value && configuration[option] is null)
                given[option] = read(value);
        }
        configuration.AddInMemoryCollection(given);
    }

    private static string Seconds(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds).ToString("c")
            : text;
}
