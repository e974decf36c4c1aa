namespace Tutti.Connections;

/// <summary>The sentence that goes with a close code when nothing more exact is known.</summary>
internal static class CloseReasons
{
    public static string Of(CloseCode code) => code switch
    {
        CloseCode.GoingAway => "the server is going away, come back in a moment",
        CloseCode.FrameTooBig => "the frame is too big",
        CloseCode.TryAgainLater => "try again later",
        CloseCode.BadMessage => "bad message",
        CloseCode.NotAuthenticated => "not signed in, or the proof has expired",
        CloseCode.NoAccess => "no access any more",
        CloseCode.NoSuchDocument => "no such document",
        CloseCode.AuthenticationTimeout => "did not sign in in time",
        CloseCode.EpochChanged => "the document was replaced, reload it",
        CloseCode.TooLarge => "too large",
        CloseCode.Flooding => "too much in too short a time",
        CloseCode.RoomFull => "the room is full",
        _ => "closed",
    };
}
