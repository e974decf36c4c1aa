using Tutti.Actions.Events;

namespace Tutti.Server.Accounts;

/// <summary>Someone made an account.</summary>
internal sealed record PersonRegistered : IEvent;

/// <summary>Someone came in as a guest.</summary>
internal sealed record GuestArrived : IEvent;

/// <summary>Someone signed in, by password or passkey.</summary>
internal sealed record PersonSignedIn(string By) : IEvent;

/// <summary>Someone signed out.</summary>
internal sealed record PersonSignedOut : IEvent;

/// <summary>A session was gone on with.</summary>
internal sealed record SessionRefreshed : IEvent;

/// <summary>A used refresh token came again, so the session it belonged to was ended.</summary>
internal sealed record StolenTokenFound : IEvent;

/// <summary>Someone ended one of their sessions.</summary>
internal sealed record AccountSessionEnded(string Ended, string? Device) : IEvent;

/// <summary>Someone signed out everywhere else.</summary>
internal sealed record OtherSessionsEnded(int Ended) : IEvent;

/// <summary>Someone changed how they look to others; what stayed is null.</summary>
internal sealed record ProfileChanged(string? Name = null, string? WasName = null, string? Color = null, bool? Avatar = null) : IEvent;

/// <summary>A guest became an account.</summary>
internal sealed record GuestUpgraded(string Name) : IEvent;

/// <summary>Someone changed their password, which ended their other sessions.</summary>
internal sealed record PasswordChanged(int Ended) : IEvent;

/// <summary>Somebody asked for a link to a new password, and it was sent.</summary>
internal sealed record PasswordResetRequested : IEvent;

/// <summary>Someone set a new password by such a link, which ended all sessions, and took passkeys away that nobody had proven.</summary>
internal sealed record PasswordRenewed(int Ended, int Passkeys) : IEvent;

/// <summary>Someone added a passkey.</summary>
internal sealed record PasskeyAdded(string PasskeyId, string Name) : IEvent;

/// <summary>Someone gave a passkey another name.</summary>
internal sealed record PasskeyRenamed(string PasskeyId, string Name) : IEvent;

/// <summary>Someone removed a passkey, which ended their other sessions.</summary>
internal sealed record PasskeyRemoved(string PasskeyId, string Name, int Ended) : IEvent;
