namespace Tutti.Access;

/// <summary>Who does something, and from where.</summary>
/// <param name="Person">Who.</param>
/// <param name="SessionId">By which session, when there is one.</param>
/// <param name="Address">From which network address.</param>
internal sealed record Actor(Person Person, string? SessionId, string Address);
