using System.ComponentModel.DataAnnotations;

namespace Tutti.Server.Accounts.Passkeys;

/// <summary>Passkeys; section <c>Tutti:Accounts:Passkeys</c>.</summary>
internal sealed class PasskeysOptions
{
    /// <summary>
    /// The domain that passkeys are made for, such as <c>example.com</c>; that of <c>Tutti:PublicOrigin</c>, else where the
    /// server was reached. Passkeys of another domain do not work any more when it changes.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>Further origins whose pages may use them, such as <c>https://app.example.com</c>, spelled exactly; none.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>
    /// Whether the device has to know its user again, by finger, face or PIN: <c>required</c>, <c>preferred</c> or
    /// <c>discouraged</c>; required, since a passkey stands for a password and more.
    /// </summary>
    [AllowedValues("required", "preferred", "discouraged")]
    public string UserVerification { get; set; } = "required";
}
