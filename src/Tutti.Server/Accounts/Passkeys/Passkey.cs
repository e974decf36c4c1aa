using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Tutti.Store;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>A passkey as it is stored.</summary>
internal sealed class Passkey
{
    public string Id { get; init; } = "";

    public PersonId PersonId { get; init; }

    public string CredentialId { get; init; } = "";

    public byte[] PublicKey { get; init; } = [];

    public long SignCount { get; init; }

    public string Transports { get; init; } = "";

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; init; }

    public string Name { get; init; } = "";

    public string CreatedAt { get; init; } = "";

    public string? LastUsedAt { get; init; }

    /// <summary>The passkey that a ceremony has just proven.</summary>
    public static Passkey Of(UserPasskeyInfo proven, PersonId person, string name, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString("D"),
        PersonId = person,
        CredentialId = Text(proven.CredentialId),
        PublicKey = proven.PublicKey,
        SignCount = proven.SignCount,
        Transports = string.Join(' ', (proven.Transports ?? []).Where(IsTransport)),
        IsBackupEligible = proven.IsBackupEligible,
        IsBackedUp = proven.IsBackedUp,
        Name = name,
        CreatedAt = Timestamps.Text(now),
    };

    public static string Text(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    /// <summary>As ASP.NET Core Identity knows it. How it was made is not kept: nobody asks for it again.</summary>
    public UserPasskeyInfo ToInfo() => new(
        Base64Url.DecodeFromChars(CredentialId),
        PublicKey,
        Timestamps.Read(CreatedAt),
        (uint)SignCount,
        Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true,
        IsBackupEligible,
        IsBackedUp,
        attestationObject: [],
        clientDataJson: []);

    public PasskeyView ToView() => new(Id, Name, IsBackedUp, CreatedAt, LastUsedAt);

    // A client may write anything there; browsers ignore what they do not know.
    private static bool IsTransport(string word) => word is "usb" or "nfc" or "ble" or "smart-card" or "hybrid" or "internal";
}

/// <summary>One of one's own passkeys; one that is synced is on other devices too.</summary>
internal sealed record PasskeyView(string Id, string Name, bool Synced, string CreatedAt, string? LastUsedAt);
