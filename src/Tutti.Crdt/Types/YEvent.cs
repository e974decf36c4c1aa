using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>What a transaction changed in one type. Read it in the handler that was given it.</summary>
public abstract class YEvent
{
    private IReadOnlyList<YPathPart>? _path;
    private IReadOnlyDictionary<string, YKeyChange>? _keys;
    private Delta? _delta;

    private protected YEvent(YType target, Transaction transaction)
    {
        Target = target;
        CurrentTarget = target;
        Transaction = transaction;
    }

    /// <summary>The type that was changed.</summary>
    public YType Target { get; }

    /// <summary>The type whose handler is called: the one that was changed, or one around it.</summary>
    public YType CurrentTarget { get; private set; }

    /// <summary>The transaction.</summary>
    public Transaction Transaction { get; }

    /// <summary>The way from <see cref="CurrentTarget"/> to <see cref="Target"/>.</summary>
    public IReadOnlyList<YPathPart> Path => _path ??= EventPath.Between(CurrentTarget, Target);

    /// <summary>What happened to the sequence.</summary>
    public Delta Delta => _delta ??= Fresh().ComputeDelta();

    /// <summary>What happened to keys or attributes.</summary>
    public IReadOnlyDictionary<string, YKeyChange> Keys => _keys ??= EventKeys.Of(Fresh());

    /// <summary>The keys under which something was put or deleted, even if nothing came of it.</summary>
    internal IReadOnlySet<string> ChangedKeys => ChangedNodeKeys
        .Where(key => key != 0).Select(Transaction.Store.Key).ToHashSet(StringComparer.Ordinal);

    internal bool IsSequenceChanged => ChangedNodeKeys.Contains(0);

    internal IReadOnlyCollection<int> ChangedNodeKeys => Transaction.ChangedNodes[Target.Node!];

    internal bool Adds(in Item item) => Transaction.Adds(in item);

    internal bool Deletes(in Item item) => Transaction.Deletes(in item);

    /// <summary>The handler of another type is called next.</summary>
    internal void MoveTo(YType currentTarget)
    {
        CurrentTarget = currentTarget;
        _path = null;
    }

    private protected abstract Delta ComputeDelta();

    // Later the deleted content is gone, and items of others may have been joined with these.
    private YEvent Fresh() => Transaction.Document.IsCleaningUp
        ? this
        : throw new InvalidOperationException("What changed can only be read while the handler runs.");
}
