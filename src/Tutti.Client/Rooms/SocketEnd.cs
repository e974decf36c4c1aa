namespace Tutti.Client.Rooms;

/// <summary>What a socket's end means: 4400 to 4499 are final but for three that can be mended; all others come back.</summary>
internal sealed record SocketEnd(SocketEndKind Kind, TuttiException? Reason = null)
{
    private static readonly SocketEnd Retry = new(SocketEndKind.Retry);

    public static SocketEnd Of(int? code) => code switch
    {
        4401 or 4408 => new(SocketEndKind.SignIn),
        4409 => new(SocketEndKind.NewEpoch),
        4429 => new(SocketEndKind.Wait),
        4403 => Over("PERMISSION_DENIED", "This document is not shared with you any more."),
        4404 => Over("NOT_FOUND", "There is no such document, or it is not shared with you."),
        4413 or 1009 => Over("TOO_LARGE", "A change was larger than the server takes."),
        4430 => Over("SESSION_FULL", "The document has its maximum of people."),
        >= 4400 and <= 4499 => Over("INVALID_MESSAGE", $"The server ended the connection ({code})."),
        _ => Retry,
    };

    /// <summary>The same for a socket that was not opened.</summary>
    public static SocketEnd OfStatus(int status) => status switch
    {
        401 => new(SocketEndKind.SignIn),
        403 => Of(4403),
        404 => Of(4404),
        429 => Of(4429),
        _ => Retry,
    };

    private static SocketEnd Over(string code, string message) => new(SocketEndKind.Over, new TuttiException(code, message));
}

internal enum SocketEndKind
{
    Retry,
    Wait,
    SignIn,
    NewEpoch,
    Over,
}
