using Tutti.Client;
using Tutti.Client.Sessions;

namespace Tutti.Cli.SignIn;

/// <summary>Who one is: by the environment (TUTTI_URL, TUTTI_TOKEN), else by the last <c>tutti login</c>.</summary>
internal static class Account
{
    private static readonly TuttiException Nobody = new("NOT_AUTHENTICATED", "You are not signed in.");

    public static async Task<TuttiClient> OpenAsync(CancellationToken cancellationToken)
    {
        var store = FileTokenStore.OfUser();
        var url = Environment.GetEnvironmentVariable("TUTTI_URL");
        var asked = string.IsNullOrEmpty(url) ? null : ServerOf(url, "TUTTI_URL");
        if (Environment.GetEnvironmentVariable("TUTTI_TOKEN") is { Length: > 0 } token)
        {
            var server = asked ?? (await store.ReadAsync(cancellationToken))?.Server
                ?? throw new UsageException("TUTTI_TOKEN is set, but no server: set TUTTI_URL too.");
            return new TuttiClient(server, new MemoryTokenStore(new SignInTokens(server, token.Trim())));
        }
        var kept = await store.ReadAsync(cancellationToken) ?? throw Nobody;
        // A token goes to the server that gave it and to no other.
        if (asked is not null && asked != kept.Server)
            throw new TuttiException("NOT_AUTHENTICATED", $"You are signed in at {kept.Server}, not at {asked}.");
        return new TuttiClient(kept.Server, store);
    }

    /// <summary>A server's address as somebody wrote it.</summary>
    public static Uri ServerOf(string text, string name)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(full, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            throw new UsageException($"{name} has to be an address such as https://tutti.example.");
        return new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }
}
