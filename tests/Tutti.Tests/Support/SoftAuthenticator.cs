using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tutti.Tests.Support;

/// <summary>
/// A device with passkeys in it: answers the options of both ceremonies with the bytes that a browser would send (ES256,
/// attestation "none"). What a liar would change can be changed.
/// </summary>
internal sealed class SoftAuthenticator(string origin)
{
    private const byte UserPresent = 0x01, UserVerified = 0x04, HasCredential = 0x40;

    // Whatever a client says there.
    private static readonly string[] Transports = ["internal", "<script>"];

    private readonly List<Credential> _credentials = [];

    /// <summary>The page that asks.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>The domain it answers for, when not the one it is asked for.</summary>
    public string? Domain { get; set; }

    public bool CrossOrigin { get; set; }

    public bool VerifiesUser { get; set; } = true;

    /// <summary>How far the counter moves with each signature; synced passkeys stay at nothing.</summary>
    public int CountsBy { get; set; } = 1;

    public IReadOnlyList<Credential> Credentials => _credentials;

    /// <summary>Makes a passkey, as <c>navigator.credentials.create</c> does.</summary>
    public object Create(JsonElement options)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var credential = new Credential(RandomNumberGenerator.GetBytes(16), key, options.GetProperty("user").Text("id"));
        _credentials.Add(credential);
        var client = ClientData("webauthn.create", options.Text("challenge"));
        var domain = options.GetProperty("rp").Text("id");
        byte[] authenticator = [.. AuthenticatorData(domain, credential, HasCredential), .. Attested(credential)];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(authenticator)];
        return Answer(credential, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = Transports,
        });
    }

    /// <summary>Proves a passkey, as <c>navigator.credentials.get</c> does.</summary>
    public object Get(JsonElement options, Credential? which = null)
    {
        var credential = which ?? _credentials[^1];
        credential.Count += (uint)CountsBy;
        var client = ClientData("webauthn.get", options.Text("challenge"));
        var authenticator = AuthenticatorData(options.Text("rpId"), credential, 0);
        byte[] signed = [.. authenticator, .. SHA256.HashData(client)];
        return Answer(credential, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(authenticator),
            ["signature"] = Base64Url.EncodeToString(credential.Key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = credential.UserHandle,
        });
    }

    private static object Answer(Credential credential, Dictionary<string, object> response) => new
    {
        id = Base64Url.EncodeToString(credential.Id),
        rawId = Base64Url.EncodeToString(credential.Id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    };

    private byte[] ClientData(string type, string challenge) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge, origin = Origin, crossOrigin = CrossOrigin });

    private byte[] AuthenticatorData(string domain, Credential credential, byte flags)
    {
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(Domain ?? domain), data);
        data[32] = (byte)(UserPresent | flags | (VerifiesUser ? UserVerified : 0));
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), credential.Count);
        return data;
    }

    private static byte[] Attested(Credential credential)
    {
        var point = credential.Key.ExportParameters(includePrivateParameters: false).Q;
        // A map of five: kty EC2, alg ES256, crv P-256, x, y.
        byte[] key = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
        return [.. new byte[16], 0, (byte)credential.Id.Length, .. credential.Id, .. key];
    }

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256
        ? [0x58, (byte)bytes.Length, .. bytes]
        : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    internal sealed class Credential(byte[] id, ECDsa key, string userHandle)
    {
        public byte[] Id { get; } = id;

        public ECDsa Key { get; set; } = key;

        public string UserHandle { get; set; } = userHandle;

        public uint Count { get; set; }
    }
}
