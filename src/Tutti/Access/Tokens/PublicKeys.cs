using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Tutti.Access.Tokens;

/// <summary>Reads public keys: one as PEM, or a JSON Web Key Set.</summary>
internal static class PublicKeys
{
    private const int MostKeys = 100;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 8 };

    /// <summary>Reads a key as PEM.</summary>
    /// <returns>The key, or null when it is none for the algorithm.</returns>
    public static VerifyingKey? FromPem(string pem, JwsAlgorithm algorithm)
    {
        try
        {
            if (algorithm.Family == KeyFamily.Curve)
            {
                var curve = ECDsa.Create();
                curve.ImportFromPem(pem);
                return curve.KeySize == algorithm.CurveBits ? new CurveKey(algorithm, curve) : null;
            }
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return IsLongEnough(rsa) ? new RsaKey(algorithm, rsa) : null;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads the keys of a set that the algorithm can be used with; the others are for somebody else.</summary>
    /// <returns>The keys with what their owner calls them, or null when it is no set.</returns>
    public static IReadOnlyList<(string? Kid, VerifyingKey Key)>? FromJson(ReadOnlyMemory<byte> json, JwsAlgorithm algorithm)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            if (!document.RootElement.TryGetProperty("keys"u8, out var keys)) return null;
            return [.. keys.EnumerateArray().Take(MostKeys).Select(key => (Text(key, "kid"), Read(key, algorithm))).Where(one => one.Item2 is not null)!];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static VerifyingKey? Read(JsonElement key, JwsAlgorithm algorithm)
    {
        if (Text(key, "use") is { } use && use != "sig") return null;
        if (Text(key, "alg") is { } meant && meant != algorithm.Name) return null;
        try
        {
            return (Text(key, "kty"), algorithm.Family) switch
            {
                ("RSA", KeyFamily.Rsa or KeyFamily.RsaPss) => ReadRsa(key, algorithm),
                ("EC", KeyFamily.Curve) => ReadCurve(key, algorithm),
                // A secret has no place in a public set.
                _ => null,
            };
        }
        catch (Exception error) when (error is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static RsaKey? ReadRsa(JsonElement key, JwsAlgorithm algorithm)
    {
        var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        return IsLongEnough(rsa) ? new RsaKey(algorithm, rsa) : null;
    }

    private static CurveKey? ReadCurve(JsonElement key, JwsAlgorithm algorithm)
    {
        if (Text(key, "crv") != algorithm.CurveName) return null;
        var curve = algorithm.CurveBits switch
        {
            256 => ECCurve.NamedCurves.nistP256,
            384 => ECCurve.NamedCurves.nistP384,
            _ => ECCurve.NamedCurves.nistP521,
        };
        var point = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") };
        return new CurveKey(algorithm, ECDsa.Create(new ECParameters { Curve = curve, Q = point }));
    }

    private static bool IsLongEnough(RSA rsa) => rsa.KeySize is >= RsaKey.LeastBits and <= RsaKey.MostBits;

    private static byte[] Bytes(JsonElement key, string name) => Base64Url.DecodeFromChars(Text(key, name));

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
