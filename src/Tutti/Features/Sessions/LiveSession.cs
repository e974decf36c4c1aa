using Tutti.Access;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>
/// A live session as it is stored: people who work on a document together under agreed rules. Whoever changes one holds it
/// first (<see cref="SessionStore.HoldAsync"/>), so that changes come one after the other.
/// </summary>
internal sealed class LiveSession
{
    public string Id { get; init; } = "";

    public DocumentId DocumentId { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public PersonId HostId { get; set; }

    public EditMode Mode { get; set; }

    public int? MaxUsers { get; set; }

    /// <summary>Since when it takes that many: who was there before stays.</summary>
    public string PlacesSince { get; set; } = "";

    public string StartedAt { get; init; } = "";

    public PersonId? TurnHolder { get; set; }

    public string? TurnSince { get; set; }

    /// <summary>The number of the change at hand.</summary>
    public long Step { get; init; }

    public string ActiveAt { get; set; } = "";

    public string? EndedAt { get; set; }
}

/// <summary>Somebody in a session as the store gives them.</summary>
internal sealed class SessionPerson
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public string JoinedAt { get; init; } = "";

    public string LastSeenAt { get; init; } = "";

    /// <summary>Whether they have a place without a socket.</summary>
    public bool IsSeated { get; init; }

    /// <summary>The step at which they asked for the turn, if they wait for it.</summary>
    public long? Asked { get; init; }

    public string? LeftAt { get; init; }

    public string? RemovedAt { get; init; }

    public Person Person => new(Id, Name, Color, Avatar, IsGuest);

    public PersonView View => PersonView.Of(Person);
}
