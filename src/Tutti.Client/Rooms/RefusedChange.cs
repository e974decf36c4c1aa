namespace Tutti.Client.Rooms;

/// <summary>Changes that the server did not take. The room begins anew with the server's document.</summary>
/// <param name="Code">The code of the protocol, or <c>EPOCH_CHANGED</c> when the document was replaced.</param>
/// <param name="Message">Why.</param>
/// <param name="HadUnsaved">Whether changes made here are lost with it.</param>
public sealed record RefusedChange(string Code, string Message, bool HadUnsaved);
