using System.Text.Json;
using Tutti.Access;

namespace Tutti.Features.Locks;

/// <summary>A lock as it is stored, with its holder and who waits for it.</summary>
internal sealed class HeldLock
{
    public string Id { get; init; } = "";

    public DocumentId DocumentId { get; init; }

    public string ResourceType { get; init; } = "";

    public string ResourceId { get; init; } = "";

    public string Place { get; init; } = "";

    public string? RangeStart { get; init; }

    public string? RangeEnd { get; init; }

    public PersonId PersonId { get; init; }

    /// <summary>By which session it was taken, for what follows from it by itself.</summary>
    public string? SessionId { get; init; }

    public string Address { get; init; } = "";

    public string? Reason { get; set; }

    /// <summary>How long it was asked for, in seconds; renewing it without a time gives as much again.</summary>
    public int Ttl { get; set; }

    public long Fence { get; init; }

    /// <summary>Whether it ends a while after its holder left the room.</summary>
    public bool IsBound { get; init; }

    public string AcquiredAt { get; init; } = "";

    public string ExpiresAt { get; set; } = "";

    public string HolderName { get; init; } = "";

    public string HolderColor { get; init; } = "";

    public string? HolderAvatar { get; init; }

    public bool HolderIsGuest { get; init; }

    public IReadOnlyList<LockWaiter> Waiting { get; set; } = [];

    public LockPlace Where => LockPlace.Of(this);

    public Person Holder => new(PersonId, HolderName, HolderColor, HolderAvatar, HolderIsGuest);

    /// <summary>Who did what follows by itself from having taken it: nobody but the holder.</summary>
    public Actor By => new(Holder, SessionId, Address);

    /// <summary>Whether it holds at a time, as text.</summary>
    public bool HoldsAt(string now) => string.CompareOrdinal(ExpiresAt, now) > 0;

    public LockView ToView() => new(
        Id,
        DocumentId,
        ResourceType,
        ResourceId,
        Place,
        Where.Range,
        PersonView.Of(Holder),
        Reason,
        Fence,
        AcquiredAt,
        ExpiresAt,
        [.. Waiting.Select(waiter => PersonView.Of(waiter.Person))]);
}

/// <summary>Somebody who waits for a lock.</summary>
internal sealed class LockWaiter
{
    public string LockId { get; init; } = "";

    public PersonId PersonId { get; init; }

    public DocumentId DocumentId { get; init; }

    public int Position { get; init; }

    public string? SessionId { get; init; }

    public string Address { get; init; } = "";

    public bool IsBound { get; init; }

    public string Name { get; init; } = "";

    public string Color { get; init; } = "";

    public string? Avatar { get; init; }

    public bool IsGuest { get; init; }

    public Person Person => new(PersonId, Name, Color, Avatar, IsGuest);

    public Actor By => new(Person, SessionId, Address);

    /// <summary>The same person, waiting for another lock.</summary>
    public LockWaiter For(HeldLock other, int position) => new()
    {
        LockId = other.Id,
        PersonId = PersonId,
        DocumentId = DocumentId,
        Position = position,
        SessionId = SessionId,
        Address = Address,
        IsBound = IsBound,
        Name = Name,
        Color = Color,
        Avatar = Avatar,
        IsGuest = IsGuest,
    };
}

/// <summary>A lock as everyone in the document sees it.</summary>
internal sealed record LockView(
    string Id,
    DocumentId DocumentId,
    string ResourceType,
    string ResourceId,
    string Place,
    LockRangeView? Range,
    PersonView Holder,
    string? Reason,
    long Fence,
    string AcquiredAt,
    string ExpiresAt,
    IReadOnlyList<PersonView> Waiting);

/// <summary>A part of a text between two Yjs relative positions.</summary>
internal sealed record LockRangeView(JsonElement Start, JsonElement End);
