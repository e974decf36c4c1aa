using Tutti.Connections;
using Tutti.Crdt.Inspection;
using Tutti.Rooms.Open;

namespace Tutti.Rooms;

/// <summary>The edits that are accepted and not yet committed: those under way in the journal, and those for its next commit.</summary>
internal sealed class PendingEdits
{
    private List<PendingEdit> _next = [], _underWay = [];
    private List<NewAuthor> _nextAuthors = [], _authorsUnderWay = [];

    public bool IsUnderWay { get; private set; }

    public bool HasNext => _next.Count > 0;

    public bool IsIdle => !IsUnderWay && _next.Count == 0;

    /// <summary>Receives client ids seen for the first time.</summary>
    public List<NewAuthor> Authors => _nextAuthors;

    public long Bytes { get; private set; }

    /// <summary>The updates that are accepted and not yet committed, in order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Updates =>
        _underWay.Concat(_next).Where(edit => !edit.Update.IsEmpty).Select(edit => edit.Update);

    /// <summary>How many edits are accepted and not yet committed.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an edit. An empty one changes nothing and is acknowledged after all before it.</summary>
    public void Add(PendingEdit edit)
    {
        _next.Add(edit);
        if (!edit.Update.IsEmpty) Count++;
        Bytes += edit.Update.Length;
    }

    /// <summary>Takes what is waiting as the next batch for the journal.</summary>
    /// <returns>The updates, the client ids that are new with them, and the lowest permission number they were let in under.</returns>
    public (List<ChunkEntry> Entries, IReadOnlyList<NewAuthor> Authors, long LetInUnder) Begin()
    {
        (_next, _underWay) = (_underWay, _next);
        IsUnderWay = true;
        var entries = new List<ChunkEntry>(_underWay.Count);
        var lowest = long.MaxValue;
        foreach (var edit in _underWay)
        {
            if (edit.Update.IsEmpty) continue;
            entries.Add(new ChunkEntry(edit.Editor.Person.Id, edit.At, edit.Update));
            lowest = Math.Min(lowest, edit.LetInUnder);
        }
        (_authorsUnderWay, _nextAuthors) = (_nextAuthors, []);
        return (entries, _authorsUnderWay, lowest);
    }

    /// <summary>Takes everything back that is not committed, in order; what is under way was not written.</summary>
    public (List<PendingEdit> Edits, List<NewAuthor> Authors) TakeBack()
    {
        var back = ((List<PendingEdit>)[.. _underWay, .. _next], (List<NewAuthor>)[.. _authorsUnderWay, .. _nextAuthors]);
        _underWay.Clear();
        _next.Clear();
        _authorsUnderWay = [];
        _nextAuthors = [];
        IsUnderWay = false;
        Count = 0;
        Bytes = 0;
        return back;
    }

    /// <summary>The batch was committed; returns it. Call <see cref="Clear"/> when it has been dealt with.</summary>
    public List<PendingEdit> Committed()
    {
        foreach (var edit in _underWay)
        {
            Bytes -= edit.Update.Length;
            if (!edit.Update.IsEmpty) Count--;
        }
        IsUnderWay = false;
        return _underWay;
    }

    public void Clear() => _underWay.Clear();

    /// <summary>The room ends: whoever waits for a commit is told that it will not come.</summary>
    public void Abandon()
    {
        foreach (var edit in _underWay.Concat(_next)) (edit.Editor as RequestedEdit)?.Fail();
    }
}

/// <summary>One accepted edit: whose, which of the socket's updates it was, when it came, and the bytes.</summary>
internal readonly record struct PendingEdit(IEditor Editor, long Number, long At, ReadOnlyMemory<byte> Update, int Received)
{
    /// <summary>What it changed, for members without Yjs.</summary>
    public IReadOnlyList<ContentChange> Changes { get; init; } = [];

    /// <summary>The document's permission number when its sender was found to have the right.</summary>
    public long LetInUnder { get; init; }

    /// <summary>What it changes and where, when the rules made the room look.</summary>
    public IReadOnlyList<UpdateChange>? Places { get; init; }

    /// <summary>What its sender is told in its turn, when it asked for something and changed nothing.</summary>
    public Frame? Answer { get; init; }

    /// <summary>What everyone who takes JSON is told with it.</summary>
    public Frame? Announced { get; init; }

    /// <summary>The reference of what it asked for.</summary>
    public string? Reference { get; init; }
}
