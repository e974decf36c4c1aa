using Tutti.Access;

namespace Tutti.Actions.Events;

/// <summary>
/// Something that happened, a record named in the past tense. Its name in snake case is the type on the wire; its
/// properties are the data. It is the audit row, the activity entry and the live message in one.
/// </summary>
internal interface IEvent
{
    /// <summary>The workspace it happened in, if any.</summary>
    WorkspaceId? Workspace => null;

    /// <summary>The document it happened to, if any; its room hears of it.</summary>
    DocumentId? Document => null;

    /// <summary>What kind of thing it is, for those who look through the activity.</summary>
    EventCategory Category => EventCategory.System;

    /// <summary>
    /// The right that one needs in the document or workspace to be told of it. Others of a room are told its number and
    /// type, so that nobody sees a gap, but not who did what.
    /// </summary>
    Permission Audience => Permission.See;
}

/// <summary>Reacts to what another slice did, after the commit.</summary>
internal interface IListen<in TEvent>
    where TEvent : IEvent
{
    ValueTask On(TEvent happened, EventRow row, CancellationToken cancellationToken);
}
