using System.Text.Json;
using Tutti.Rooms;

namespace Tutti.Connections;

/// <summary>
/// Finds out who a socket is that came without proof: it has ten seconds from its opening, eight frames and 16 KiB to
/// send <c>join_session</c> with a token. Nothing of the document is sent before.
/// </summary>
internal sealed class Handshake(Connection connection, IWire wire, ConnectionServices services)
{
    private static readonly Refusal BadToken = new(RefusalCode.NotAuthenticated, "The token is not valid or has expired."),
        First = new(RefusalCode.NotAuthenticated, "Send join_session with an auth_token first.");

    /// <returns>The request, with who it is; without, when the socket is closed.</returns>
    public async Task<SocketRequest> AuthenticateAsync(SocketRequest request, Dialect dialect, CancellationToken cancellationToken)
    {
        if (!dialect.SpeaksJson())
        {
            connection.Close(CloseCode.NotAuthenticated, CloseReasons.Of(CloseCode.NotAuthenticated));
            return request;
        }
        // An absolute deadline: traffic does not extend it. Closing ends the read below.
        await using var deadline = services.Clock.CreateTimer(
            _ => connection.Close(CloseCode.AuthenticationTimeout, CloseReasons.Of(CloseCode.AuthenticationTimeout)),
            null,
            services.Sockets.AuthenticationTimeout,
            Timeout.InfiniteTimeSpan);
        var bytes = 0;
        for (var frames = 1; ; frames++)
        {
            var message = await wire.ReadAsync(cancellationToken);
            if (message.Outcome == MessageOutcome.Closed || connection.IsClosing) return request;
            bytes += message.Data.Length;
            if (message.Outcome == MessageOutcome.TooBig || bytes > services.Sockets.BytesBeforeAuthentication
                || frames > services.Sockets.FramesBeforeAuthentication)
            {
                connection.Close(CloseCode.NotAuthenticated, "too much before signing in");
                return request;
            }
            var frame = message.IsText ? JsonFrame.Read(message.Data) : null;
            if (frame is null && message.IsText)
            {
                connection.Close(CloseCode.BadMessage, CloseReasons.Of(CloseCode.BadMessage));
                return request;
            }
            if (frame is not { Type: "join_session" } || Token(frame) is not { } token)
            {
                connection.Send(RoomFrames.Error(First, frame?.Ref));
                continue;
            }
            if (!TryAfter(frame, out var after))
            {
                connection.Send(RoomFrames.Error(BadAfter, frame.Ref));
                continue;
            }
            if (services.Tokens is not null && await services.Tokens.ReadAsync(token, cancellationToken) is { } who)
                return request with { Who = who, After = after ?? request.After };
            connection.Send(RoomFrames.Error(BadToken, frame.Ref));
            connection.Close(CloseCode.NotAuthenticated, BadToken.Message);
            return request;
        }
    }

    public static readonly Refusal BadAfter = new(RefusalCode.InvalidMessage, "The field after is the number of an event.");

    /// <summary>The event after which a frame asks for all, if it does.</summary>
    /// <returns>Whether the field is missing or a number.</returns>
    public static bool TryAfter(JsonFrame frame, out long? after)
    {
        after = null;
        if (!frame.Body.TryGetProperty("after", out var field) || field.ValueKind == JsonValueKind.Null) return true;
        if (field.ValueKind != JsonValueKind.Number || !field.TryGetInt64(out var number) || number < 0) return false;
        after = number;
        return true;
    }

    /// <summary>The token in a frame, or null.</summary>
    public static string? Token(JsonFrame frame) =>
        frame.Body.TryGetProperty("auth_token", out var token) && token.ValueKind == JsonValueKind.String ? token.GetString() : null;
}
