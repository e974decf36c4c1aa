using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.History;

/// <summary>What an undo manager looks after: some types and all that is in them, or the whole document.</summary>
internal sealed class UndoScope(YDoc document)
{
    private readonly HashSet<TypeNode> _types = [];
    private bool _isWhole;

    private ItemStore Store => document.Store;

    public void AddWhole() => _isWhole = true;

    public void Add(YType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Node is not { } node) throw new InvalidOperationException("The type was not put into a document yet.");
        if (type.Document != document) throw new ArgumentException("The type lies in another document.", nameof(type));
        _types.Add(node);
    }

    public bool Holds(in Item item)
    {
        if (item.Kind == ContentKind.Gc) return false;
        return _isWhole || Holds(Store.Type(item.Parent));
    }

    /// <summary>Whether any of the types, which are changed and around changed ones, is looked after.</summary>
    public bool HoldsAny(HashSet<TypeNode> types) => _isWhole || types.Overlaps(_types);

    /// <summary>The types a transaction changed and that are still there, and those around them.</summary>
    public HashSet<TypeNode> Changed(Transaction transaction)
    {
        var changed = new HashSet<TypeNode>();
        foreach (var type in transaction.ChangedNodes.Keys)
        {
            if (type.Item != 0 && Store[type.Item].IsDeleted) continue;
            for (var at = type; at is not null && changed.Add(at);) at = Around(at);
        }

        return changed;
    }

    private bool Holds(TypeNode? type)
    {
        for (; type is not null; type = Around(type))
        {
            if (_types.Contains(type)) return true;
        }

        return false;
    }

    private TypeNode? Around(TypeNode type) => type.Item == 0 ? null : Store.TypeOrNull(Store[type.Item].Parent);
}
