using Tutti.Crdt.Types;

namespace Tutti.Crdt;

/// <summary>How a document is set up.</summary>
public sealed record YDocOptions
{
    /// <summary>The id under which this document writes, below 2^53; random when not given. No two writers may share one.</summary>
    public ulong? ClientId { get; init; }

    /// <summary>The name of the document among others; random when not given.</summary>
    public string? Guid { get; init; }

    /// <summary>Whether deleted content is dropped. Keep it for snapshots.</summary>
    public bool Gc { get; init; } = true;

    /// <summary>Says of a deleted run whether its content may be dropped.</summary>
    public Func<ItemRun, bool>? GcFilter { get; init; }

    /// <summary>
    /// Whether formats that became useless through changes of others are taken away, as Yjs does at every client. Those are
    /// deletions of this document's own, to be sent to others: a document that only follows leaves it to the clients.
    /// </summary>
    public bool CleansFormats { get; init; } = true;

    /// <summary>What the parent document tells about a sub-document.</summary>
    public YValue Meta { get; init; }

    /// <summary>As a sub-document: whether peers load it at once.</summary>
    public bool AutoLoad { get; init; }

    /// <summary>Whether a provider should load it.</summary>
    public bool ShouldLoad { get; init; } = true;

    /// <summary>How much one update may cost; <see cref="WorkBudget.Default"/>.</summary>
    public WorkBudget Budget { get; init; } = WorkBudget.Default;
}
