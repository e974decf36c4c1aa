namespace Tutti.Email;

/// <summary>
/// Takes mail to wherever it goes. Tutti brings SMTP, and in Development a mailbox with a page; an application that has a
/// way of its own registers it.
/// </summary>
public interface IEmailSender
{
    /// <summary>
    /// Sends one message. Called again later when it throws, except for an <see cref="EmailRefusedException"/>; the message
    /// then has the same id, so that a message that went out twice can be seen as one.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <returns>Ends when the message has been taken over.</returns>
    ValueTask SendAsync(EmailMessage message, CancellationToken cancellationToken);
}

/// <summary>A message to one person.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The message for those who read plain text.</param>
/// <param name="Html">The same as a page of HTML.</param>
public sealed record EmailMessage(string To, string Subject, string Text, string Html)
{
    /// <summary>What tells this message from every other: a UUID, the same at each try.</summary>
    public string Id { get; init; } = "";
}

/// <summary>The message will never be taken: nobody has this address, or it is none. Trying again is of no use.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What the other side said.</param>
public sealed class EmailRefusedException(string message, Exception? inner = null) : Exception(message, inner);
