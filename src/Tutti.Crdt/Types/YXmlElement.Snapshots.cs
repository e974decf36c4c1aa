using Tutti.Crdt.History;

namespace Tutti.Crdt.Types;

/// <content>What it held earlier.</content>
public sealed partial class YXmlElement
{
    /// <summary>The attributes it had at an earlier moment.</summary>
    public IReadOnlyDictionary<string, YValue> GetAttributes(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new OrderedDictionary<string, YValue>(SnapshotValues.All(Document!, Attached, snapshot), StringComparer.Ordinal);
    }
}
