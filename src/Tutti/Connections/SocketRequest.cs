using Tutti.Access;

namespace Tutti.Connections;

/// <summary>What a socket said of itself when it was opened.</summary>
/// <param name="Who">Who it has proven to be, or null when it still has to.</param>
/// <param name="Address">The network address it comes from.</param>
/// <param name="Epoch">The epoch of the copy it has, when it said so.</param>
/// <param name="After">The event after which it wants all, when it said so.</param>
internal sealed record SocketRequest(SignedIn? Who, string Address, string? Epoch = null, long? After = null);
