using Tutti.Crdt.History;

namespace Tutti.Crdt.Types;

/// <content>What it held earlier.</content>
public sealed partial class YArray
{
    /// <summary>The values it had at an earlier moment, as far as the document still has them.</summary>
    public YValue[] ToArray(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var node = Attached;
        return Document!.Transact(
            transaction =>
            {
                snapshot.Cut(transaction);
                return SnapshotValues.Sequence(Document, node, snapshot);
            },
            "cleanup");
    }
}
