using System.Threading.Channels;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Tutti.Actions;
using Tutti.Store;

namespace Tutti.Email;

/// <summary>
/// Where an action leaves its mail: in its own transaction, so that there is a message exactly when the change stands, also
/// when the server dies in between. <see cref="EmailDelivery"/> sends it afterwards.
/// </summary>
internal sealed class EmailOutbox(
    IEmailSender sender, EmailSeal seal, IOptions<EmailOptions> options, IOptions<TuttiOptions> tutti)
{
    private static readonly Refusal NoMail = new(RefusalCode.Unavailable, "This server cannot send e-mail."),
        TooMuch = new(RefusalCode.Unavailable, "Too much e-mail waits to be sent just now; try again later.");

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Whether this server can send mail at all; when not, an action that has to is refused at once.</summary>
    public Refusal? Check() => sender is NoEmail ? NoMail : null;

    /// <summary>
    /// Where links in mail lead. What a request says of its own host is not believed here: whoever writes it could have the
    /// mail send somebody's token to a server of theirs. Only the mailbox of Development takes it.
    /// </summary>
    public string Link(ActionContext context, string path) =>
        (tutti.Value.PublicOrigin ?? (sender is Mailbox ? context.Caller.Origin : throw new InvalidOperationException("Tutti:PublicOrigin is not set."))) + path;

    /// <summary>Writes a message down in the action's transaction.</summary>
    /// <param name="context">The action at work.</param>
    /// <param name="message">The message; its id is given here.</param>
    /// <param name="about">The id of what the message tells of, for <see cref="DropAsync"/>.</param>
    /// <returns>Null, or why it cannot be sent.</returns>
    public async ValueTask<Refusal?> EnqueueAsync(ActionContext context, EmailMessage message, string? about = null)
    {
        if (Check() is { } refusal) return refusal;
        var most = options.Value.MostWaiting;
        if (await EmailStore.CountWaitingAsync(context.Db, most) >= most) return TooMuch;
        var id = Guid.CreateVersion7(context.Now).ToString("D");
        await EmailStore.InsertAsync(context.Db, id, about, seal.Close(message with { Id = id }), context.At);
        context.Transaction.AfterCommit(() => _news.Writer.TryWrite(true));
        return null;
    }

    /// <summary>Takes back what tells of something and has not gone out: an invitation that was revoked.</summary>
    public static Task DropAsync(Db db, string about) => EmailStore.DropAsync(db, about);

    /// <summary>Waits until there is something new, or for so long.</summary>
    internal async ValueTask WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timer = clock.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline, longest, Timeout.InfiniteTimeSpan);
        try
        {
            await _news.Reader.ReadAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is time to look again.
        }
    }
}

/// <summary>Seals messages for the store with the application's own keys.</summary>
internal sealed class EmailSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tutti.Email.Outbox", "v1");

    public string Close(EmailMessage message) =>
        Of(message.Id).Protect(System.Text.Json.JsonSerializer.Serialize(message, TuttiJson.Default.EmailMessage));

    /// <summary>Opens a sealed message.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is gone, or it is another row's.</exception>
    public EmailMessage Open(string id, string text) =>
        System.Text.Json.JsonSerializer.Deserialize(Of(id).Unprotect(text), TuttiJson.Default.EmailMessage)!;

    // Bound to its row, so that one row's message cannot be put into another.
    private IDataProtector Of(string id) => _protector.CreateProtector(id);
}
