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
