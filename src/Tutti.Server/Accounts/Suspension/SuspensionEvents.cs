using Tutti.Actions.Events;

namespace Tutti.Server.Accounts.Suspension;

/// <summary>The operator has shut an account out; what it made stays.</summary>
internal sealed record AccountSuspended(PersonId Account) : IEvent;

/// <summary>The operator has let an account in again.</summary>
internal sealed record AccountRestored(PersonId Account) : IEvent;
