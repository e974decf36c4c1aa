using Tutti.Connections;
using Tutti.Crdt.Protocol;
using Tutti.Crdt.Updates;
using Frame = Tutti.Connections.Frame;

namespace Tutti.Rooms;

/// <summary>
/// Sends what everyone is to have: encoded once for each kind of dialect that is there, put into the outboxes, never
/// awaited. What one turn of the room's loop sends goes out together.
/// </summary>
internal sealed class FanOut(Roster roster, PresenceTable presence)
{
    private readonly List<ReadOnlyMemory<byte>> _updates = [];
    private readonly List<Member> _acknowledged = [];
    private bool _everyone;

    /// <summary>Whether this turn sends edits.</summary>
    public bool HasEdits { get; private set; }

    /// <summary>Sends committed edits, merged into one update. A lone author is spared the echo.</summary>
    /// <param name="edits">The edits, in order.</param>
    /// <param name="head">The number of the last of them.</param>
    /// <param name="hasTypes">Whether the shared types are known, so that members without Yjs hear what changed.</param>
    public void Edits(List<PendingEdit> edits, long head, bool hasTypes)
    {
        IEditor? author = null;
        var manyAuthors = false;
        foreach (var edit in edits)
        {
            if (edit.Update.IsEmpty) continue;
            _updates.Add(edit.Update);
            manyAuthors |= author is not null && author != edit.Editor;
            author = edit.Editor;
        }
        var update = _updates.Count switch
        {
            0 => ReadOnlyMemory<byte>.Empty,
            1 => _updates[0],
            _ => Update.Merge(_updates),
        };
        if (!update.IsEmpty && roster.BinaryCount > 0)
        {
            var binary = Frame.Binary(SyncMessage.ToFrame(SyncStep.Update, update.Span), FrameKind.Document);
            foreach (var member in roster.All)
            {
                var isEcho = ReferenceEquals(member, author) && !manyAuthors;
                if (member.Dialect.SpeaksBinary() && !isEcho) member.Outbox.Enqueue(binary);
            }
        }
        var frames = new ContentFrames(head - _updates.Count, hasTypes ? null : update);
        foreach (var edit in edits) frames.Add(edit, isHeard: roster.JsonOnlyCount > 0);
        frames.Send(roster.All);
        foreach (var edit in edits)
        {
            if (edit.Announced is { } announced) SendJson(announced);
        }
        _everyone |= frames.Count > 0 || !update.IsEmpty;
        HasEdits |= !update.IsEmpty;
        _updates.Clear();
    }

    private void SendJson(Frame frame)
    {
        foreach (var member in roster.All)
        {
            if (member.Dialect.SpeaksJson()) member.Outbox.Enqueue(frame);
        }
    }

    /// <summary>Sends the presence that has changed, to its owners too: y-websocket takes silence for a lost connection.</summary>
    public void Presence()
    {
        var binary = roster.BinaryCount > 0 ? presence.ChangesAsAwareness() : null;
        var json = roster.JsonOnlyCount > 0 ? presence.ChangesAsJson() : null;
        presence.ClearChanges();
        foreach (var member in roster.All) member.Outbox.Enqueue(member.Dialect.SpeaksBinary() ? binary! : json!);
        _everyone = true;
    }

    /// <summary>Sends an event to everyone who takes JSON, but for those who are still being sent earlier ones.</summary>
    public void Event(RoomEvent happened)
    {
        foreach (var member in roster.All)
        {
            if (!member.Dialect.SpeaksJson() || member.IsCatchingUp || member.LastEvent >= happened.Number) continue;
            member.Outbox.Enqueue(happened.For(member.Rights));
            member.LastEvent = happened.Number;
        }
        _everyone = true;
    }

    /// <summary>Tells an author that its updates up to a number are committed; told once per turn with the highest.</summary>
    public void Acknowledge(Member member, long number)
    {
        if (member.Dialect != Dialect.TuttiV1) return;
        if (member.AcknowledgeUpTo == 0) _acknowledged.Add(member);
        member.AcknowledgeUpTo = Math.Max(member.AcknowledgeUpTo, number);
    }

    /// <summary>Starts the writes of this turn.</summary>
    public void Flush()
    {
        foreach (var member in _acknowledged)
        {
            member.Outbox.Enqueue(RoomFrames.Acknowledged(member.AcknowledgeUpTo));
            member.AcknowledgeUpTo = 0;
            if (!_everyone) member.Outbox.Flush();
        }
        _acknowledged.Clear();
        if (!_everyone) return;
        _everyone = HasEdits = false;
        foreach (var member in roster.All) member.Outbox.Flush();
    }
}
