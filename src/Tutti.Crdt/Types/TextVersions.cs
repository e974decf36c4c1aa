using Tutti.Crdt.History;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// The version of a text that is shown, and the one it is compared with; null is what is there now, or nothing to
/// compare with. Pieces that are in only one of them get the attribute "ychange".
/// </summary>
internal sealed class TextVersions(
    ItemStore store, Snapshot? shown, Snapshot? previous, Func<YChange, YValue>? describe)
{
    private const string Name = "ychange";

    public bool IsShown(in Item item) => IsInForce(in item) || (previous is not null && previous.Sees(store, in item));

    /// <summary>Whether the shown version has it.</summary>
    public bool IsInForce(in Item item) => shown is null ? item.IsLive : shown.Sees(store, in item);

    /// <summary>The mark to put before a piece of text, null when the one in force will do.</summary>
    public FormatMark? Mark(in Item item, AttributeMap current)
    {
        var id = store.Id(in item);
        if (shown is not null && !shown.Sees(store, in item)) return Mark(YChangeKind.Removed, id, current);
        if (previous is not null && !previous.Sees(store, in item)) return Mark(YChangeKind.Added, id, current);
        return current.Contains(Name) ? new FormatMark(Name, YValue.Null) : null;
    }

    private FormatMark? Mark(YChangeKind kind, ItemId id, AttributeMap current)
    {
        YValue type = kind == YChangeKind.Added ? "added" : "removed";
        var isMarked = current.Contains(Name) && Field(current[Name], "user") == id.Client && Field(current[Name], "type") == type;
        if (isMarked) return null;
        return new FormatMark(Name, describe?.Invoke(new YChange(kind, id.Client, id.Clock)) ?? YValue.Object([new("type", type)]));
    }

    private static YValue Field(YValue value, string name) =>
        value.Kind == YValueKind.Object ? value.AsObject().GetValueOrDefault(name) : default;
}
