using Tutti.Access;
using Tutti.Actions;
using Tutti.Server.Accounts.Profile;

namespace Tutti.Server.Accounts;

/// <summary>An account as it is stored, with the person it belongs to.</summary>
internal sealed class Account
{
    private const int LongestEmail = 254;

    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public string? Email { get; init; }

    public string? PasswordHash { get; init; }

    public string? EmailProvenAt { get; init; }

    public string? DisabledAt { get; init; }

    public Person ToPerson() => new(Id, Name, Color, Avatar, IsGuest);

    public UserView ToView() => new(Id, Name, Email, Color, IsGuest, Avatar);

    /// <summary>Checks the name of a person.</summary>
    public static Refusal? CheckName(string name) => PlainText.CheckName("name", name) is { } unfit ? unfit
        : name.Trim().Length > Person.LongestName ? new Refusal(RefusalCode.InvalidMessage, $"The name has at most {Person.LongestName} characters.")
        : null;

    /// <summary>Checks an e-mail address: enough to catch a slip. Only a mail that arrives proves an address.</summary>
    public static Refusal? CheckEmail(string text)
    {
        var email = Normalise(text);
        var isAddress = email.Length <= LongestEmail
            && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
            && at == email.LastIndexOf('@')
            && at < email.Length - 1
            && !email.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
        return isAddress ? null : new Refusal(RefusalCode.InvalidMessage, "This is no e-mail address.");
    }

    /// <summary>The one spelling under which an e-mail address is kept and compared.</summary>
    public static string Normalise(string email) => email.Trim().Normalize().ToLowerInvariant();
}
