using Tutti.Crdt;
using Tutti.Crdt.History;
using Tutti.Crdt.Types;
using Tutti.Kinds;
using Tutti.Rooms;
using Tutti.Rooms.Open;

namespace Tutti.Features.Locks;

/// <summary>A document opened to see where parts of its texts are now; of documents in which nobody asks for a part, nothing is opened.</summary>
internal sealed class LockedTexts
{
    private readonly OpenDocument _open;
    private readonly IReadOnlyList<SharedRoot> _roots;

    private LockedTexts(OpenDocument open, IReadOnlyList<SharedRoot> roots)
    {
        _open = open;
        _roots = roots;
    }

    /// <summary>Opens the document as it is stored; null when it cannot be read now.</summary>
    public static async ValueTask<LockedTexts?> OpenAsync(
        IRoomGateway rooms, DocumentId document, IReadOnlyList<SharedRoot> roots, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await rooms.ReadAsync(document, RoomKey.MainBranch, cancellationToken);
            return new LockedTexts(new OpenDocument(roots, [reading.Whole]), roots);
        }
        catch (Exception error) when (error is RoomClosedException or CrdtException)
        {
            return null;
        }
    }

    /// <summary>Whether a place is a part, with something in it, of the text that its pointer names.</summary>
    public bool HasPart(LockPlace place)
    {
        try
        {
            var text = new SharedTree(_open.Document, _roots).FindText(place.Pointer);
            return Find(place.Start) is { } start && Find(place.End) is { } end && start.Index < end.Index && IsIn(text, start) && IsIn(text, end);
        }
        catch (ChangeRefusedException)
        {
            return false;
        }
    }

    /// <summary>Whether two parts of one text have a character in common. One that cannot be found is taken for the whole text, as the room takes it.</summary>
    public bool Overlap(LockPlace one, LockPlace other) =>
        Find(one.Start) is not { } from || Find(one.End) is not { } to || Find(other.Start) is not { } start || Find(other.End) is not { } end
        || (from.Index < end.Index && start.Index < to.Index);

    private AbsolutePosition? Find(string? position) => position is null ? null : RelativePosition.FromJson(position).Resolve(_open.Document);

    private static bool IsIn(YText text, AbsolutePosition position)
    {
        var (here, there) = (RelativePosition.Create(text, 0), RelativePosition.Create(position.Type, 0));
        return here.Root == there.Root && here.Type == there.Type;
    }
}
