using System.ComponentModel.DataAnnotations;
using Tutti.Server.Accounts.Passkeys;

namespace Tutti.Server.Accounts;

/// <summary>The server's own accounts; section <c>Tutti:Accounts</c>.</summary>
internal sealed class AccountsOptions
{
    /// <summary>How long a session lasts without being used; 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "365.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Failed tries to sign in per account in 15 minutes; 10.</summary>
    [Range(1, 10_000)]
    public int TriesPerAccount { get; set; } = 10;

    /// <summary>Failed tries to sign in per address in 15 minutes; 50.</summary>
    [Range(1, 100_000)]
    public int TriesPerAddress { get; set; } = 50;

    /// <summary>Links to a new password that are sent per account in 15 minutes; 3.</summary>
    [Range(1, 10_000)]
    public int ResetsPerAccount { get; set; } = 3;

    /// <summary>Where people are sent to choose a new password; <c>/reset/</c>, followed by the token.</summary>
    [Required]
    public string ResetPage { get; set; } = "/reset/";

    /// <summary>Where people look after their account; <c>/account</c>.</summary>
    [Required]
    public string AccountPage { get; set; } = "/account";

    /// <summary>Passkeys.</summary>
    public PasskeysOptions Passkeys { get; } = new();

    /// <summary>Pictures one person may upload in an hour; 20.</summary>
    [Range(1, 10_000)]
    public int AvatarsPerHour { get; set; } = 20;

    /// <summary>Whether people may come in as guests; on outside Production. Also read from <c>Tutti:Guests</c>.</summary>
    public bool? Guests { get; set; }

    /// <summary>What <see cref="Guests"/> comes to where it is not said.</summary>
    public bool WelcomesGuests(IHostEnvironment environment) => Guests ?? !environment.IsProduction();
}
