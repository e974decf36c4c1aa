using System.Text;
using System.Text.Json;
using Tutti.Crdt;
using Tutti.Crdt.History;
using Tutti.Kinds;
using Tutti.Rooms.Rules;

namespace Tutti.Features.Locks;

/// <summary>What a lock stands on: a place in the document's tree, and of a text perhaps a part only.</summary>
/// <param name="Pointer">The place as a JSON pointer; empty for the whole document.</param>
/// <param name="Path">The root and the keys that lead there.</param>
/// <param name="Start">Where the part of the text begins, as JSON; null for all of the place.</param>
/// <param name="End">Where it ends.</param>
internal sealed record LockPlace(string Pointer, string[] Path, string? Start = null, string? End = null)
{
    public const string Document = "document", AnyPath = "path", Part = "range";

    // Deeper than any document of a known kind.
    private const int Deepest = 16, LongestPosition = 1_000;

    private static readonly Refusal NoPath = new(RefusalCode.InvalidMessage, "The resource_id is a JSON pointer that begins with a root of the document."),
        NoRange = new(RefusalCode.InvalidMessage, "A range has a start and an end, both Yjs relative positions."),
        RangeOfOther = new(RefusalCode.InvalidMessage, "Only the resource type range has a range.");

    /// <summary>The part of the text as everyone sees it.</summary>
    public LockRangeView? Range => Start is null ? null : new LockRangeView(JsonElement.Parse(Start), JsonElement.Parse(End!));

    /// <summary>The part of the text as the room knows it.</summary>
    public HeldRange? Held => Start is null ? null : new HeldRange(RelativePosition.FromJson(Start), RelativePosition.FromJson(End!));

    /// <summary>The place of a stored lock.</summary>
    public static LockPlace Of(HeldLock stored) =>
        new(stored.Place, Rooms.Open.Pointer.Read(stored.Place) ?? [], stored.RangeStart, stored.RangeEnd);

    /// <summary>Finds the place that is asked for in a document of a kind. Whether there is anything now does not matter: it may be about to be made.</summary>
    public static (LockPlace? Place, Refusal? Refusal) Of(DocumentKind kind, string type, string id, LockRangeView? range)
    {
        if (type == Part) return range is null ? (null, NoRange) : OfRange(kind, id, range);
        if (range is not null) return (null, RangeOfOther);
        if (type == AnyPath) return OfPath(kind, id);
        return kind.PlaceOf(type, id) is { } pointer
            ? (new LockPlace(pointer, Rooms.Open.Pointer.Read(pointer)!), null)
            : (null, NoSuchType(kind));
    }

    /// <summary>Whether it is the very same place.</summary>
    public bool IsSame(LockPlace other) => Pointer == other.Pointer && Start == other.Start && End == other.End;

    /// <summary>Whether both concern one place of the document: the same one, or one lies around the other. Parts of one text are compared by who knows where they are.</summary>
    public bool Meets(LockPlace other)
    {
        var common = Math.Min(Path.Length, other.Path.Length);
        return Path.AsSpan(0, common).SequenceEqual(other.Path.AsSpan(0, common));
    }

    private static (LockPlace? Place, Refusal? Refusal) OfPath(DocumentKind kind, string id)
    {
        var isPath = Rooms.Open.Pointer.Read(id) is { Length: > 0 and <= Deepest } path && kind.Roots.Any(root => root.Name == path[0]);
        if (!isPath) return (null, NoPath);
        // In one spelling, so that equal places are equal texts.
        var steps = Rooms.Open.Pointer.Read(id)!;
        var pointer = new StringBuilder();
        foreach (var step in steps) pointer.Append('/').Append(Rooms.Open.Pointer.Escape(step));
        return (new LockPlace(pointer.ToString(), steps), null);
    }

    private static (LockPlace? Place, Refusal? Refusal) OfRange(DocumentKind kind, string id, LockRangeView range)
    {
        var (place, refusal) = OfPath(kind, id);
        if (place is null) return (null, refusal);
        return TryRead(range.Start) is { } start && TryRead(range.End) is { } end ? (place with { Start = start, End = end }, null) : (null, NoRange);
    }

    private static string? TryRead(JsonElement position)
    {
        try
        {
            var text = RelativePosition.FromJson(position).ToJson();
            return text.Length > LongestPosition ? null : text;
        }
        catch (CrdtException)
        {
            return null;
        }
    }

    private static Refusal NoSuchType(DocumentKind kind) => new(
        RefusalCode.InvalidMessage,
        $"There is no such resource type here. There are {string.Join(", ", kind.Lockable)}, {AnyPath} and {Part}.");
}
