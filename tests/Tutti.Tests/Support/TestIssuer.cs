using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tutti.Tests.Support;

/// <summary>An identity provider: signs tokens, publishes its keys, and counts who asks for them.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "tutti-tests";

    private readonly WebApplication _app;
    private readonly List<Key> _keys = [];
    private int _asked;

    private TestIssuer(WebApplication app)
    {
        _app = app;
        Name = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary>Its <c>iss</c>, and where it is.</summary>
    public string Name { get; }

    /// <summary>Times that anybody asked for its keys.</summary>
    public int Asked => _asked;

    public bool IsDown { get; set; }

    /// <summary>What it publishes instead of its keys.</summary>
    public string? Says { get; set; }

    public Key Newest => _keys[^1];

    public static async Task<TestIssuer> StartAsync(string algorithm = "RS256")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        TestIssuer? issuer = null;
        app.MapGet("/keys", () => issuer!.Publish());
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer!.Name, jwks_uri = issuer.Name + "/keys" }));
        await app.StartAsync();
        issuer = new TestIssuer(app);
        issuer.Add(algorithm);
        return issuer;
    }

    /// <summary>How a server is told of it.</summary>
    public string[] Settings(int number = 0, params string[] more) =>
    [
        $"--Tutti:Issuers:{number}:Issuer={Name}", $"--Tutti:Issuers:{number}:Audience={Audience}",
        $"--Tutti:Issuers:{number}:Algorithm={Newest.Algorithm}", .. more.Select(one => $"--Tutti:Issuers:{number}:{one}"),
    ];

    public string[] WithJwks(params string[] more) => Settings(0, [$"Jwks={Name}/keys", .. more]);

    public Key Add(string algorithm)
    {
        var key = new Key($"key-{_keys.Count + 1}", algorithm);
        _keys.Add(key);
        return key;
    }

    public void Remove(Key key) => _keys.Remove(key);

    /// <summary>What a token says, unless changed.</summary>
    public Dictionary<string, object> Claims(TuttiHost host, string subject = "user|1", string name = "Ann") => new(StringComparer.Ordinal)
    {
        ["iss"] = Name,
        ["aud"] = Audience,
        ["sub"] = subject,
        ["name"] = name,
        ["exp"] = host.Clock.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds(),
    };

    public string Token(TuttiHost host, string subject = "user|1", string name = "Ann", Key? key = null) =>
        (key ?? Newest).Sign(Claims(host, subject, name));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Publish()
    {
        Interlocked.Increment(ref _asked);
        if (IsDown) return Results.StatusCode(503);
        return Says is { } text
            ? Results.Text(text, "application/json")
            : Results.Json(new { keys = _keys.Where(key => key.Jwk is not null).Select(key => key.Jwk) });
    }

    internal sealed class Key
    {
        private readonly HashAlgorithmName _hash;
        private readonly Func<byte[], byte[]> _sign;

        public Key(string name, string algorithm)
        {
            (Name, Algorithm) = (name, algorithm);
            _hash = algorithm[2..] switch { "256" => HashAlgorithmName.SHA256, "384" => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };
            switch (algorithm[..2])
            {
                case "HS":
                    Secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
                    _sign = bytes => CryptographicOperations.HmacData(_hash, Encoding.UTF8.GetBytes(Secret), bytes);
                    break;
                case "ES":
                    var curve = ECDsa.Create(algorithm switch
                    {
                        "ES256" => ECCurve.NamedCurves.nistP256,
                        "ES384" => ECCurve.NamedCurves.nistP384,
                        _ => ECCurve.NamedCurves.nistP521,
                    });
                    var point = curve.ExportParameters(includePrivateParameters: false).Q;
                    Pem = curve.ExportSubjectPublicKeyInfoPem();
                    Jwk = new { kty = "EC", kid = name, use = "sig", alg = algorithm, crv = "P-" + algorithm[2..].Replace("512", "521", StringComparison.Ordinal), x = Text(point.X!), y = Text(point.Y!) };
                    _sign = bytes => curve.SignData(bytes, _hash);
                    break;
                default:
                    var rsa = RSA.Create(2048);
                    var numbers = rsa.ExportParameters(includePrivateParameters: false);
                    Pem = rsa.ExportSubjectPublicKeyInfoPem();
                    Jwk = new { kty = "RSA", kid = name, use = "sig", n = Text(numbers.Modulus!), e = Text(numbers.Exponent!) };
                    _sign = bytes => rsa.SignData(bytes, _hash, algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
                    break;
            }
        }

        public string Name { get; }

        public string Algorithm { get; }

        public string? Secret { get; }

        public string? Pem { get; }

        public object? Jwk { get; }

        public string Sign(Dictionary<string, object> claims, string? header = null)
        {
            header ??= JsonSerializer.Serialize(new { alg = Algorithm, typ = "JWT", kid = Name });
            var signed = $"{Text(Encoding.UTF8.GetBytes(header))}.{Text(JsonSerializer.SerializeToUtf8Bytes(claims))}";
            return $"{signed}.{Text(_sign(Encoding.ASCII.GetBytes(signed)))}";
        }

        private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
    }
}
