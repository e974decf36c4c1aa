namespace Tutti.Features.Sessions;

/// <summary>Somebody who has the turn or waits for it, as the sweep reads them.</summary>
internal sealed class TurnRow
{
    public DocumentId DocumentId { get; init; }

    /// <summary>Since when the turn is whose it is.</summary>
    public string? TurnSince { get; init; }

    public bool IsHolder { get; init; }

    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public string LastSeenAt { get; init; } = "";

    public bool IsSeated { get; init; }

    public Access.Person Person => new(Id, Name, Color, Avatar, IsGuest);
}

/// <summary>Somebody who keeps a place without a socket, as the sweep reads them.</summary>
internal sealed class SeatRow
{
    public DocumentId DocumentId { get; init; }

    public PersonId PersonId { get; init; }

    public string LastSeenAt { get; init; } = "";
}
