namespace Tutti.Email;

/// <summary>Stands where no way to send mail is set up.</summary>
internal sealed class NoEmail : IEmailSender
{
    public ValueTask SendAsync(EmailMessage message, CancellationToken cancellationToken) =>
        throw new EmailRefusedException("No way to send e-mail is set up.");
}
