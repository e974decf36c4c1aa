namespace Tutti.Client;

/// <summary>The server refused something, or could not be reached; the message is a sentence for people.</summary>
public sealed class TuttiException : Exception
{
    /// <summary>The code when there was no answer at all.</summary>
    public const string Unreachable = "UNREACHABLE";

    /// <summary>A refusal.</summary>
    /// <param name="code">The code of the protocol, such as <c>NOT_FOUND</c>.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="cause">What it came from.</param>
    public TuttiException(string code, string message, Exception? cause = null) : base(message, cause) => Code = code;

    /// <summary>The code of the protocol, such as <c>PERMISSION_DENIED</c>, or <see cref="Unreachable"/>.</summary>
    public string Code { get; }

    /// <summary>How long to wait before another try, for <c>RATE_LIMITED</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
