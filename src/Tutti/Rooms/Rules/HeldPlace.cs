using Tutti.Crdt.Inspection;

namespace Tutti.Rooms.Rules;

/// <summary>A place of a document that somebody holds for a time: nobody else edits it.</summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="HolderName">Their name, for the sentence that others are refused with.</param>
/// <param name="Path">The root and the keys that lead there; empty for the whole document.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Range">The part of the text there that is held, or null for all of it.</param>
internal sealed record HeldPlace(PersonId Holder, string HolderName, string[] Path, DateTimeOffset Until, HeldRange? Range = null)
{
    /// <summary>Whether a change changes this place: it lies in it, is it, or is around it.</summary>
    public bool IsTouchedBy(UpdateChange change, RangePlaces ranges)
    {
        if (Path.Length == 0) return true;
        if (change.Path is not { } path || !path.Touches(Path[0], Path.AsSpan(1))) return change.Path is null;
        // A range lies in one text. What changes the text as a whole has no places.
        if (Range is null || change is not { From: { } from, To: { } to } || path.Depth != Path.Length - 1) return true;
        return ranges.Of(this) is not { } held || (from < held.To && to > held.From);
    }

    /// <summary>Whether a change lies wholly in this place.</summary>
    public bool Covers(UpdateChange change, RangePlaces ranges)
    {
        if (Path.Length == 0) return true;
        if (change.Path is not { } path || !path.IsWithin(Path[0], Path.AsSpan(1))) return false;
        if (Range is null) return true;
        return change is { From: { } from, To: { } to } && path.Depth == Path.Length - 1
            && ranges.Of(this) is { } held && from >= held.From && to <= held.To;
    }
}
