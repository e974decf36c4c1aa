using System.ComponentModel.DataAnnotations;
using Tutti.Access;

namespace Tutti.Features.Presence;

/// <summary>Somebody who is in a document, and what they do there.</summary>
internal sealed record PresentView(
    PersonId Id,
    string Name,
    string Color,
    string? Avatar,
    bool? Guest,
    Role Role,
    [property: AllowedValues("active", "idle", "away")] string Status,
    string Activity,
    string? Typing,
    PlaceView? Where,
    ViewportView? Viewport,
    PersonId? Following,
    string JoinedAt,
    string LastSeenAt,
    int Sockets);

/// <summary>Where somebody is: a line of a text, or a point of a canvas.</summary>
internal sealed record PlaceView(string? File, int? Line, double? X, double? Y);

/// <summary>What somebody has in sight: lines of a text, or a part of a canvas.</summary>
internal sealed record ViewportView(string? File, int? FirstLine, int? LastLine, double? X, double? Y, double? Zoom);

/// <summary>How many people are how present, and how many of them are editing.</summary>
internal sealed record PresenceCountsView(int Active, int Idle, int Away, int Editing);

/// <summary>Somebody who is in a document, as lists of documents show them.</summary>
internal sealed record GlimpseView(
    PersonId Id,
    string Name,
    string Color,
    string? Avatar,
    bool? Guest,
    [property: AllowedValues("active", "idle", "away")] string Status)
{
    public static GlimpseView Of(PresentView present) =>
        new(present.Id, present.Name, present.Color, present.Avatar, present.Guest, present.Status);
}

/// <summary>A document that people are in.</summary>
internal sealed record VisitedDocumentView(DocumentId DocumentId, IReadOnlyList<GlimpseView> People);
