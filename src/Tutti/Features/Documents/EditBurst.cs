using Tutti.Access;

namespace Tutti.Features.Documents;

/// <summary>The edits of one person to one document until they pause. Counted by the room's loop, closed by the writer.</summary>
internal sealed class EditBurst(DocumentId document, Actor by, DateTimeOffset first)
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _first = first;
    private bool _isClosed;

    public DocumentId Document { get; } = document;

    /// <summary>Who, by the session and from the address of the first of them.</summary>
    public Actor By { get; } = by;

    public long Edits { get; private set; }

    public DateTimeOffset Last { get; private set; } = first;

    /// <summary>Counts edits.</summary>
    /// <returns>How many there are now; null when the burst is closed and another one has to be begun.</returns>
    public long? Count(DateTimeOffset now, long edits = 1)
    {
        lock (_gate)
        {
            if (_isClosed) return null;
            Last = now;
            return Edits += edits;
        }
    }

    public bool IsDue(DateTimeOffset now, DocumentsOptions options)
    {
        lock (_gate) return now - Last >= options.EditsQuiet || now - _first >= options.EditsTogether;
    }

    public void Close()
    {
        lock (_gate) _isClosed = true;
    }

    public void Reopen()
    {
        lock (_gate) _isClosed = false;
    }
}
