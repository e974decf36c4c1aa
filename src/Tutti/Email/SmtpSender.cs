using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace Tutti.Email;

/// <summary>Sends by SMTP, with STARTTLS unless it is switched off; a connection per message.</summary>
internal sealed class SmtpSender(IOptions<EmailOptions> options) : IEmailSender
{
    private const int FirstPermanentCode = 500;

    private readonly EmailOptions _options = options.Value;

    public async ValueTask SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        using var mail = Compose(message);
        using var client = new SmtpClient(_options.Smtp.Host, _options.Smtp.Port) { EnableSsl = _options.Smtp.StartTls };
        // A name that is not ASCII needs a server that takes such; every other address is sent as servers always understood it.
        if (!Ascii.IsValid(message.To.AsSpan(0, message.To.LastIndexOf('@')))) client.DeliveryFormat = SmtpDeliveryFormat.International;
        if (_options.Smtp.User is { } user) client.Credentials = new NetworkCredential(user, _options.Smtp.Password);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Smtp.Timeout);
        try
        {
            await client.SendMailAsync(mail, deadline.Token);
        }
        catch (SmtpFailedRecipientException exception) when ((int)exception.StatusCode >= FirstPermanentCode)
        {
            throw new EmailRefusedException("The address takes no mail.", exception);
        }
    }

    private MailMessage Compose(EmailMessage message)
    {
        if (!EmailAddress.IsOne(message.To) || !MailAddress.TryCreate(message.To, out var to))
            throw new EmailRefusedException("This is no e-mail address.");
        var from = new MailAddress(_options.From!, EmailText.Line(_options.FromName), Encoding.UTF8);
        var mail = new MailMessage(from, to)
        {
            Subject = EmailText.Line(message.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{message.Id}@{from.Host}>");
        // No holiday notice is sent back to a machine.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        // The last one is what a reader prefers.
        mail.AlternateViews.Add(View(message.Text, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(View(message.Html, MediaTypeNames.Text.Html));
        return mail;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
