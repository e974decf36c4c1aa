using System.Security.Cryptography;
using System.Text;

namespace Tutti.Server.Accounts;

/// <summary>Random secrets of 256 bits; the store holds their hashes only.</summary>
internal static class Secrets
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
