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

    /// <summary>Looks at many items: each type around them is met once, however deep they lie.</summary>
    public Look Begin() => new(this);

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

    private TypeNode? Around(TypeNode type) => type.Item == 0 ? null : Store.TypeOrNull(Store[type.Item].Parent);

    internal sealed class Look(UndoScope scope)
    {
        private readonly Dictionary<TypeNode, bool> _known = [];
        private readonly Stack<TypeNode> _met = [];

        public bool Holds(in Item item)
        {
            if (item.Kind == ContentKind.Gc) return false;
            return scope._isWhole || Holds(scope.Store.Type(item.Parent));
        }

        private bool Holds(TypeNode type)
        {
            var holds = false;
            for (var at = type; at is not null && !_known.TryGetValue(at, out holds); at = scope.Around(at))
            {
                _met.Push(at);
                holds = scope._types.Contains(at);
                if (holds) break;
            }

            while (_met.TryPop(out var met)) _known[met] = holds;
            return holds;
        }
    }
}
