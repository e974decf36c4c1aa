using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Hashes and checks passwords (PBKDF2 with HMAC-SHA-512, from ASP.NET Core Identity).</summary>
internal sealed class PasswordHashing
{
    public const int Shortest = 8, Longest = 256;
    private const int Iterations = 210_000;

    private static readonly Account Nobody = new();

    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly string _decoy;

    public PasswordHashing() => _decoy = Hash(Secrets.New());

    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <summary>
    /// Checks a password. For an account that does not exist, or has none, the same work is done, so that the time does
    /// not tell who is here (EN-01).
    /// </summary>
    public bool Verify(Account? account, string password)
    {
        var result = _hasher.VerifyHashedPassword(Nobody, account?.PasswordHash ?? _decoy, password);
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    public static Refusal? Check(string password) => password.Length is >= Shortest and <= Longest
        ? null
        : new Refusal(RefusalCode.InvalidMessage, $"A password has {Shortest} to {Longest} characters.");
}
