using Tutti.Actions.Events;

namespace Tutti.Server.Accounts;

/// <summary>Someone made an account.</summary>
internal sealed record PersonRegistered : IEvent;

/// <summary>Someone came in as a guest.</summary>
internal sealed record GuestArrived : IEvent;

/// <summary>Someone signed in.</summary>
internal sealed record PersonSignedIn : IEvent;

/// <summary>Someone signed out.</summary>
internal sealed record PersonSignedOut : IEvent;

/// <summary>A session was gone on with.</summary>
internal sealed record SessionRefreshed : IEvent;

/// <summary>A used refresh token came again, so the session it belonged to was ended.</summary>
internal sealed record StolenTokenFound : IEvent;

/// <summary>Someone ended one of their sessions.</summary>
internal sealed record SessionEnded(string Ended, string? Device) : IEvent;

/// <summary>Someone signed out everywhere else.</summary>
internal sealed record OtherSessionsEnded(int Ended) : IEvent;

/// <summary>Someone changed how they look to others; what stayed is null.</summary>
internal sealed record ProfileChanged(string? Name = null, string? WasName = null, string? Color = null, bool? Avatar = null) : IEvent;
