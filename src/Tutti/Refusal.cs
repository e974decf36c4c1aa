using System.Text.Json;

namespace Tutti;

/// <summary>The error codes of the protocol, the whole list.</summary>
public enum RefusalCode
{
    /// <summary>The message cannot be read or breaks a rule of its form.</summary>
    InvalidMessage,

    /// <summary>No such message type.</summary>
    UnknownType,

    /// <summary>Nobody is signed in, or the token is bad or expired.</summary>
    NotAuthenticated,

    /// <summary>Signed in, but not allowed.</summary>
    PermissionDenied,

    /// <summary>There is no such thing, or the person may not know of it.</summary>
    NotFound,

    /// <summary>Someone else changed it meanwhile, or it exists already.</summary>
    Conflict,

    /// <summary>Someone else holds a lock on it.</summary>
    Locked,

    /// <summary>Another participant holds the turn.</summary>
    NotYourTurn,

    /// <summary>The session has its maximum of people.</summary>
    SessionFull,

    /// <summary>The session is over.</summary>
    SessionEnded,

    /// <summary>Too many in too short a time; comes with the time to wait.</summary>
    RateLimited,

    /// <summary>Bigger than the limit.</summary>
    TooLarge,

    /// <summary>A reader tried to write.</summary>
    ReadOnly,

    /// <summary>The document update breaks a rule of the document.</summary>
    UpdateRejected,

    /// <summary>Not possible just now; trying again later helps.</summary>
    Unavailable,

    /// <summary>A mistake of the server's own.</summary>
    Internal,
}

/// <summary>Why something was not done: a code of the protocol, a sentence for people, and when to come back.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">A short sentence that leaks nothing.</param>
/// <param name="RetryAfter">How long to wait, for <see cref="RefusalCode.RateLimited"/>.</param>
public sealed record Refusal(RefusalCode Code, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>For <see cref="RefusalCode.Conflict"/>: what the other side is now.</summary>
    public JsonElement? Conflict { get; init; }

    /// <summary>For <see cref="RefusalCode.Locked"/>: the lock in the way, when one is asked for.</summary>
    public JsonElement? Lock { get; init; }

    /// <summary>The code as the wire spells it, such as <c>RATE_LIMITED</c>.</summary>
    public string WireCode => RefusalTable.WireCode(Code);

    /// <summary>The HTTP status that goes with the code.</summary>
    public int Status => RefusalTable.Status(Code);
}

/// <summary>The one table from code to spelling and HTTP status.</summary>
internal static class RefusalTable
{
    public static string WireCode(RefusalCode code) => Row(code).Wire;

    public static int Status(RefusalCode code) => Row(code).Status;

    private static (string Wire, int Status) Row(RefusalCode code) => code switch
    {
        RefusalCode.InvalidMessage => ("INVALID_MESSAGE", 400),
        RefusalCode.UnknownType => ("UNKNOWN_TYPE", 400),
        RefusalCode.NotAuthenticated => ("NOT_AUTHENTICATED", 401),
        RefusalCode.PermissionDenied => ("PERMISSION_DENIED", 403),
        RefusalCode.NotFound => ("NOT_FOUND", 404),
        RefusalCode.Conflict => ("CONFLICT", 409),
        RefusalCode.Locked => ("LOCKED", 423),
        RefusalCode.NotYourTurn => ("NOT_YOUR_TURN", 409),
        RefusalCode.SessionFull => ("SESSION_FULL", 409),
        RefusalCode.SessionEnded => ("SESSION_ENDED", 410),
        RefusalCode.RateLimited => ("RATE_LIMITED", 429),
        RefusalCode.TooLarge => ("TOO_LARGE", 413),
        RefusalCode.ReadOnly => ("READ_ONLY", 403),
        RefusalCode.UpdateRejected => ("UPDATE_REJECTED", 422),
        RefusalCode.Unavailable => ("UNAVAILABLE", 503),
        _ => ("INTERNAL", 500),
    };
}
