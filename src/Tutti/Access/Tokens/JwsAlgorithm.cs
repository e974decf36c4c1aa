using System.Security.Cryptography;

namespace Tutti.Access.Tokens;

/// <summary>One way to sign a token: its name in the header, and what that means.</summary>
internal sealed record JwsAlgorithm(string Name, KeyFamily Family, HashAlgorithmName Hash)
{
    private static readonly JwsAlgorithm[] All =
    [
        new("HS256", KeyFamily.Secret, HashAlgorithmName.SHA256),
        new("HS384", KeyFamily.Secret, HashAlgorithmName.SHA384),
        new("HS512", KeyFamily.Secret, HashAlgorithmName.SHA512),
        new("RS256", KeyFamily.Rsa, HashAlgorithmName.SHA256),
        new("RS384", KeyFamily.Rsa, HashAlgorithmName.SHA384),
        new("RS512", KeyFamily.Rsa, HashAlgorithmName.SHA512),
        new("PS256", KeyFamily.RsaPss, HashAlgorithmName.SHA256),
        new("ES256", KeyFamily.Curve, HashAlgorithmName.SHA256),
        new("ES384", KeyFamily.Curve, HashAlgorithmName.SHA384),
        new("ES512", KeyFamily.Curve, HashAlgorithmName.SHA512),
    ];

    /// <summary>The server's own.</summary>
    public static readonly JwsAlgorithm Hs256 = All[0];

    /// <summary>The curve that goes with an ES algorithm, by its name in a JSON Web Key.</summary>
    public string CurveName => Name switch { "ES256" => "P-256", "ES384" => "P-384", _ => "P-521" };

    /// <summary>The bits of a key on that curve.</summary>
    public int CurveBits => Name switch { "ES256" => 256, "ES384" => 384, _ => 521 };

    public static JwsAlgorithm? Find(string? name) => All.FirstOrDefault(one => one.Name == name);
}

/// <summary>What kind of key signs; a key of one kind is never taken for one of another.</summary>
internal enum KeyFamily
{
    /// <summary>A secret that both sides know.</summary>
    Secret,

    /// <summary>RSA with the padding of PKCS 1.</summary>
    Rsa,

    /// <summary>RSA with PSS padding.</summary>
    RsaPss,

    /// <summary>A point on an elliptic curve.</summary>
    Curve,
}
