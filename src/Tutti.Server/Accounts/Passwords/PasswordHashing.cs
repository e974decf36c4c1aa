using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Tutti.Server.Accounts.Passwords;

/// <summary>Hashes and checks passwords (PBKDF2 with HMAC-SHA-512, from ASP.NET Core Identity).</summary>
internal sealed class PasswordHashing
{
    public const string MeterName = "Tutti.Accounts", CounterName = "tutti.password.hashes";

    public const int Shortest = 8, Longest = 256;
    private const int Iterations = 210_000;

    private static readonly Account Nobody = new();

    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Counter<long> _hashes;
    private readonly string _decoy;

    public PasswordHashing(IMeterFactory meters)
    {
        _hashes = meters.Create(MeterName).CreateCounter<long>(CounterName, description: "Passwords that were hashed, to keep or to check one.");
        _decoy = Hash(Secrets.New());
    }

    public string Hash(string password)
    {
        _hashes.Add(1);
        return _hasher.HashPassword(Nobody, password);
    }

    /// <summary>
    /// Checks a password. For an account that does not exist, or has none, the same work is done, so that the time does
    /// not tell who is here (EN-01).
    /// </summary>
    public bool Verify(Account? account, string password)
    {
        // A longer text is nobody's password, and hashing it would only cost.
        if (password.Length > Longest) return false;
        _hashes.Add(1);
        var result = _hasher.VerifyHashedPassword(Nobody, account?.PasswordHash ?? _decoy, password);
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    public static Refusal? Check(string password) => password.Length is >= Shortest and <= Longest
        ? null
        : new Refusal(RefusalCode.InvalidMessage, $"A password has {Shortest} to {Longest} characters.");
}
