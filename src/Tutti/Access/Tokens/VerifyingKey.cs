using System.Security.Cryptography;

namespace Tutti.Access.Tokens;

/// <summary>One key that tokens may be signed by, in one way.</summary>
internal abstract class VerifyingKey(JwsAlgorithm algorithm, byte[] material)
{
    public JwsAlgorithm Algorithm { get; } = algorithm;

    /// <summary>What tells this key from every other, whatever its owner calls it.</summary>
    public string Id { get; } = "key:" + Convert.ToHexStringLower(SHA256.HashData(material));

    public abstract bool Verifies(byte[] signed, byte[] signature);
}

/// <summary>A secret that both sides know.</summary>
internal sealed class SecretKey(JwsAlgorithm algorithm, byte[] secret) : VerifyingKey(algorithm, SHA256.HashData(secret))
{
    public override bool Verifies(byte[] signed, byte[] signature) =>
        CryptographicOperations.FixedTimeEquals(signature, Sign(signed));

    public byte[] Sign(byte[] signed) => CryptographicOperations.HmacData(Algorithm.Hash, secret, signed);
}

/// <summary>An RSA key.</summary>
internal sealed class RsaKey : VerifyingKey
{
    public const int LeastBits = 2048, MostBits = 8192;

    private readonly RSA _key;
    private readonly RSASignaturePadding _padding;

    // The platform does not promise that one key may be used by two threads at once.
    private readonly Lock _gate = new();

    public RsaKey(JwsAlgorithm algorithm, RSA key)
        : base(algorithm, key.ExportSubjectPublicKeyInfo())
    {
        _key = key;
        _padding = algorithm.Family == KeyFamily.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
    }

    public override bool Verifies(byte[] signed, byte[] signature)
    {
        lock (_gate) return _key.VerifyData(signed, signature, Algorithm.Hash, _padding);
    }
}

/// <summary>A key on an elliptic curve; its signatures are the two numbers one behind the other.</summary>
internal sealed class CurveKey(JwsAlgorithm algorithm, ECDsa key) : VerifyingKey(algorithm, key.ExportSubjectPublicKeyInfo())
{
    private readonly Lock _gate = new();

    public override bool Verifies(byte[] signed, byte[] signature)
    {
        lock (_gate) return key.VerifyData(signed, signature, Algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
