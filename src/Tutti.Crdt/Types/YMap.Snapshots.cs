using Tutti.Crdt.History;

namespace Tutti.Crdt.Types;

/// <content>What it held earlier.</content>
public sealed partial class YMap
{
    /// <summary>The value a key had at an earlier moment; <see cref="YValue.Undefined"/> when it had none.</summary>
    public YValue Get(string key, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(snapshot);
        return SnapshotValues.Get(Document!, Attached, key, snapshot);
    }

    /// <summary>All pairs it had at an earlier moment; shared types in it are as they are now.</summary>
    public YValue ToSnapshotJson(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return YValue.Object(SnapshotValues.All(Document!, Attached, snapshot)
            .Select(pair => pair.Value.Kind == YValueKind.Type ? new(pair.Key, pair.Value.AsType().ToJson()) : pair));
    }
}
