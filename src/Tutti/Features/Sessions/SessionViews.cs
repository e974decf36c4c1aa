using Tutti.Access;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Sessions;

/// <summary>A live session as everyone in it sees it.</summary>
internal sealed record LiveSessionView(
    string Id,
    DocumentId DocumentId,
    PersonView Host,
    EditMode Mode,
    int? MaxUsers,
    string StartedAt,
    TurnView Turn,
    IReadOnlyList<PersonView> Queue)
{
    /// <summary>Who takes part; only where it was asked for.</summary>
    public IReadOnlyList<ParticipantView>? Participants { get; init; }
}

/// <summary>Whose turn it is, if anybody's, since when, and when they last changed something.</summary>
internal sealed record TurnView(PersonView? Holder = null, string? Since = null, string? LastEditAt = null);

/// <summary>Somebody who takes part.</summary>
internal sealed record ParticipantView(
    PersonId Id, string Name, string Color, string? Avatar, string JoinedAt, string LastSeenAt, bool Here);
