using Tutti.Access;
using Tutti.Crdt;
using Tutti.Crdt.Updates;
using Tutti.Rooms.Open;

namespace Tutti.Rooms;

/// <summary>What the gate says of an update.</summary>
internal enum EditVerdict
{
    /// <summary>Take it in.</summary>
    Accepted,

    /// <summary>The document has all of it already.</summary>
    NothingNew,

    /// <summary>Something before it is missing: ask the client for it.</summary>
    Incomplete,

    /// <summary>Refused; the refusal says why.</summary>
    Refused,

    /// <summary>Not an update at all: close the socket.</summary>
    Malformed,
}

/// <summary>
/// May this person change this, now? One check for every update, whichever way it came: its form and its cost, the
/// right to write, and whose client ids it writes with.
/// </summary>
internal sealed class EditGate(RoomsOptions options, KnownState known, IReadOnlyDictionary<ulong, PersonId> stored, TimeProvider clock)
{
    private static readonly Refusal ReadOnly = new(RefusalCode.ReadOnly, "You can read this document, but not change it."),
        ForeignClient = new(RefusalCode.UpdateRejected, "The update writes with a client id that belongs to someone else."),
        TooMuchWork = new(RefusalCode.TooLarge, "The update is too much work; send it in smaller parts."),
        DocumentFull = new(RefusalCode.TooLarge, "The document has reached its largest size."),
        Broken = new(RefusalCode.InvalidMessage, "This is not a document update.");

    private readonly Dictionary<ulong, PersonId> _authors = new(stored);
    private readonly ServerClients _serverClients = new(stored);

    private readonly WorkBudget _budget = Budget(options, clock, 1),
        _firstState = Budget(options, clock, Math.Max(1, options.FirstStateBytes / options.UpdateBytes));

    /// <summary>The client id under which the server writes for a person.</summary>
    public ulong ServerClientOf(PersonId person) => _serverClients.Of(person);

    /// <summary>The gate as it was before what is not committed was accepted.</summary>
    /// <param name="committed">What is known of the committed document.</param>
    /// <param name="uncommitted">The client ids that came with what is not.</param>
    public EditGate Before(KnownState committed, IEnumerable<NewAuthor> uncommitted)
    {
        var authors = new Dictionary<ulong, PersonId>(_authors);
        foreach (var author in uncommitted) authors.Remove(author.ClientId);
        return new EditGate(options, committed, authors, clock);
    }

    /// <summary>Looks at an update. What it finds holds until something else is taken in.</summary>
    /// <param name="editor">Who sends it.</param>
    /// <param name="update">The update, as it came.</param>
    /// <param name="documentBytes">How large the document is.</param>
    /// <param name="isByServer">Whether the server wrote it for the editor, under an id of its own.</param>
    /// <returns>What is to become of it, and for <see cref="Take"/> what it holds.</returns>
    public (EditVerdict Verdict, Refusal? Refusal, UpdateFacts Facts) Look(
        IEditor editor, ReadOnlySpan<byte> update, long documentBytes, bool isByServer = false)
    {
        UpdateFacts facts;
        try
        {
            facts = known.Examine(update, update.Length > options.UpdateBytes ? _firstState : _budget);
        }
        catch (CrdtException error)
        {
            return error.Error is CrdtError.TooManyStructs or CrdtError.TooDeep or CrdtError.TooLarge or CrdtError.TooSlow
                ? (EditVerdict.Refused, TooMuchWork, default)
                : (EditVerdict.Malformed, Broken, default);
        }
        if (!facts.HasNewStructs && !facts.HasNewDeletes) return (EditVerdict.NothingNew, null, default);
        if (!editor.Rights.May(Permission.Edit)) return (EditVerdict.Refused, ReadOnly, default);
        foreach (var range in facts.NewStructs)
        {
            if (ServerClients.IsReserved(range.Client) != isByServer) return (EditVerdict.Refused, ForeignClient, default);
            if (_authors.TryGetValue(range.Client, out var owner) && owner != editor.Person.Id)
                return (EditVerdict.Refused, ForeignClient, default);
        }
        if (!facts.IsComplete) return (EditVerdict.Incomplete, null, default);
        if (documentBytes + update.Length > options.DocumentBytes) return (EditVerdict.Refused, DocumentFull, default);
        return (EditVerdict.Accepted, null, facts);
    }

    /// <summary>Takes an update that was looked at and accepted into what the room knows.</summary>
    /// <param name="editor">Who sends it.</param>
    /// <param name="update">The update.</param>
    /// <param name="facts">What <see cref="Look"/> found.</param>
    /// <param name="authors">Receives the client ids that are new with it.</param>
    public void Take(IEditor editor, ReadOnlySpan<byte> update, UpdateFacts facts, List<NewAuthor> authors)
    {
        foreach (var range in facts.NewStructs)
        {
            if (_authors.TryAdd(range.Client, editor.Person.Id))
                authors.Add(new NewAuthor(range.Client, editor.Person.Id));
        }
        known.Add(update, facts);
    }

    // A first state that is larger than an update may be is more work in the same measure.
    private static WorkBudget Budget(RoomsOptions options, TimeProvider clock, int times) => new()
    {
        MaxStructs = options.UpdateStructs * times,
        MaxTime = options.UpdateTime * times,
        Time = clock,
    };
}
