using System.Security.Cryptography;
using System.Text;
using Tutti.Access.Tokens;

namespace Tutti.Server.Jwt;

/// <summary>Finds the signing secret, and refuses to start a production server on one that others could guess.</summary>
internal static class SigningSecret
{
    private const string FileName = "jwt-secret";

    public static byte[] Find(string? given, string data, bool isProduction)
    {
        if (!string.IsNullOrWhiteSpace(given)) return Checked(given, isProduction);
        if (isProduction)
            throw new InvalidOperationException("Set JWT_SECRET_KEY (or Tutti:Jwt:Secret) to at least 32 random bytes: openssl rand -hex 32");
        return Kept(data);
    }

    private static byte[] Checked(string given, bool isProduction)
    {
        var bytes = Encoding.UTF8.GetBytes(given);
        if (bytes.Length < GuessableSecrets.LeastBytes)
            throw new InvalidOperationException("JWT_SECRET_KEY is shorter than 32 bytes. Make one: openssl rand -hex 32");
        if (isProduction && GuessableSecrets.Has(given))
            throw new InvalidOperationException("JWT_SECRET_KEY looks like an example. Make your own: openssl rand -hex 32");
        return bytes;
    }

    private static byte[] Kept(string data)
    {
        var path = Path.Combine(Directory.CreateDirectory(data).FullName, FileName);
        if (!File.Exists(path))
        {
            using var file = new FileStream(path, Restricted());
            file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(GuessableSecrets.LeastBytes))));
        }
        return File.ReadAllBytes(path);
    }

    private static FileStreamOptions Restricted()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
