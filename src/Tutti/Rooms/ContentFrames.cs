using Tutti.Connections;
using Tutti.Rooms.Open;

namespace Tutti.Rooms;

/// <summary>
/// What members without Yjs hear of one batch of edits, encoded once for all of them. Whoever asked for the content gets
/// it between the changes before and those after the moment of asking.
/// </summary>
/// <param name="version">The version before the batch.</param>
/// <param name="whole">The batch as one update, where the shared types are not known.</param>
internal sealed class ContentFrames(long version, ReadOnlyMemory<byte>? whole)
{
    private readonly List<(Frame Frame, Member? Only)> _frames = [];
    private readonly List<ContentChange> _run = [];
    private long _version = version;

    public int Count => _frames.Count;

    /// <summary>Takes the next edit of the batch.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="isHeard">Whether anyone without Yjs is there.</param>
    public void Add(PendingEdit edit, bool isHeard)
    {
        foreach (var change in isHeard ? edit.Changes : [])
        {
            if (_run.Count > 0 && _run[0].IsText != change.IsText) Close();
            _run.Add(change);
        }
        if (!edit.Update.IsEmpty) _version++;
        if (edit.Answer is not { } answer) return;
        Close();
        _frames.Add((answer, (Member)edit.Editor));
    }

    /// <summary>Puts the frames into the outboxes.</summary>
    public void Send(List<Member> members)
    {
        Close();
        if (whole is { IsEmpty: false } update && members.Exists(member => !member.Dialect.SpeaksBinary()))
            _frames.Insert(0, (RoomFrames.ContentUpdate(update.Span, _version), null));
        foreach (var (frame, only) in _frames)
        {
            if (only is not null)
            {
                only.Outbox.Enqueue(frame);
                continue;
            }
            foreach (var member in members)
            {
                if (!member.Dialect.SpeaksBinary()) member.Outbox.Enqueue(frame);
            }
        }
    }

    private void Close()
    {
        if (_run.Count > 0) _frames.Add((RoomFrames.ContentUpdate(_run, _version), null));
        _run.Clear();
    }
}
