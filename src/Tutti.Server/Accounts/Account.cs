using Tutti.Access;
using Tutti.Server.Accounts.Profile;

namespace Tutti.Server.Accounts;

/// <summary>An account as it is stored, with the person it belongs to.</summary>
internal sealed class Account
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public bool IsGuest { get; init; }

    public string? Email { get; init; }

    public string? PasswordHash { get; init; }

    public string? DisabledAt { get; init; }

    public Person ToPerson() => new(Id, Name, Color, null, IsGuest);

    public UserView ToView() => new(Id, Name, Email, Color, IsGuest);

    /// <summary>The one spelling under which an e-mail address is kept and compared.</summary>
    public static string Normalise(string email) => email.Trim().Normalize().ToLowerInvariant();
}
