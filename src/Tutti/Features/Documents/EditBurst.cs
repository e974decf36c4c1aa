using Tutti.Access;

namespace Tutti.Features.Documents;

/// <summary>The edits of one person to one document until they pause. Counted by the room's loop, closed by the writer.</summary>
/// <param name="document">The document.</param>
/// <param name="by">Who edits.</param>
/// <param name="first">When the first of them was made.</param>
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

    /// <summary>Changes that follow each other within this time are one edit; the document's kind says how long that is.</summary>
    public TimeSpan OneEdit { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Counts a change.</summary>
    /// <returns>Whether it is the first; null when the burst is closed and another one has to be begun.</returns>
    public bool? Count(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_isClosed) return null;
            var isFirst = Edits == 0;
            if (isFirst || now - Last >= OneEdit) Edits++;
            Last = now;
            return isFirst;
        }
    }

    /// <summary>Takes in what another burst counted.</summary>
    /// <returns>Whether it could: it is not closed.</returns>
    public bool Add(long edits)
    {
        lock (_gate)
        {
            if (!_isClosed) Edits += edits;
            return !_isClosed;
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
