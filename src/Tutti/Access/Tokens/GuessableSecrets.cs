namespace Tutti.Access.Tokens;

/// <summary>Secrets that others could guess.</summary>
internal static class GuessableSecrets
{
    public const int LeastBytes = 32;
    private const int FewCharacters = 10;

    // What manuals, examples and this repository show. A copied example is a published key.
    private static readonly string[] Samples = ["change", "secret", "example", "sample", "your-", "password", "admin", "test", "0123456789"];

    public static bool Has(string given) =>
        given.Distinct().Count() < FewCharacters || Samples.Any(sample => given.Contains(sample, StringComparison.OrdinalIgnoreCase));
}
