using Tutti.Crdt;
using Tutti.Crdt.History;

namespace Tutti.Rooms.Rules;

/// <summary>A part of a text, between two places that move with it.</summary>
internal sealed record HeldRange(RelativePosition Start, RelativePosition End);

/// <summary>Where held ranges are in a document as it is now; each is looked up once.</summary>
internal sealed class RangePlaces(YDoc? document)
{
    private readonly Dictionary<HeldPlace, (int From, int To)?> _found = [];

    /// <returns>The places before the first and behind the last character; null when one of them cannot be found, which then holds all of the text.</returns>
    public (int From, int To)? Of(HeldPlace held)
    {
        if (_found.TryGetValue(held, out var known)) return known;
        var from = document is null ? null : held.Range?.Start.Resolve(document);
        var to = document is null ? null : held.Range?.End.Resolve(document);
        (int, int)? places = from is { } start && to is { } end ? (start.Index, end.Index) : null;
        return _found[held] = places;
    }
}
