using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Tutti.Email;

/// <summary>How mail is sent; section <c>Tutti:Email</c>.</summary>
public sealed class EmailOptions : IValidatableObject
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(1);

    /// <summary>The address that mail comes from, such as <c>tutti@example.com</c>; needed with SMTP.</summary>
    public string? From { get; set; }

    /// <summary>The name beside it; <c>Tutti</c>.</summary>
    [Required]
    public string FromName { get; set; } = "Tutti";

    /// <summary>The SMTP server; without a host no mail is sent, except into the mailbox of Development.</summary>
    public SmtpOptions Smtp { get; } = new();

    /// <summary>How long after a first failure it is tried again; 15 s, then three times as long each time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time between two tries; 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>When a message that cannot be sent is given up; 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Messages that may wait; 10,000. With more, what would send another is refused with <c>UNAVAILABLE</c>.</summary>
    [Range(1, 1_000_000)]
    public int MostWaiting { get; set; } = 10_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Smtp.Host is null) yield break;
        if (!MailAddress.TryCreate(From, out _))
            yield return new ValidationResult("Tutti:Email:From has to be the address that mail comes from.");
        if (Smtp.Port is < 1 or > 65_535) yield return new ValidationResult("Tutti:Email:Smtp:Port is 1 to 65535.");
        if (Smtp.Timeout <= TimeSpan.Zero || Smtp.Timeout > LongestTimeout)
            yield return new ValidationResult("Tutti:Email:Smtp:Timeout is at most a minute.");
        if (Smtp is { User: not null, StartTls: false })
            yield return new ValidationResult("Tutti:Email:Smtp:User would send its password in clear without StartTls.");
    }
}

/// <summary>An SMTP server; section <c>Tutti:Email:Smtp</c>. TLS is by STARTTLS only.</summary>
public sealed class SmtpOptions
{
    /// <summary>Its name or address.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whom to sign in as; nobody.</summary>
    public string? User { get; set; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Whether the connection has to be upgraded to TLS before anything is said; yes.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>How long one try may take; 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
