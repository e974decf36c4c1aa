using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// Tells observers what a transaction changed: first those of the changed types, then those of the types around them.
/// A type that is deleted by then is left out.
/// </summary>
internal static class Observation
{
    public static void Call(Transaction transaction, Calls calls)
    {
        var document = transaction.Document;
        if (document.Observers == 0) return;
        var around = new TypesAround(document);
        var deep = new OrderedDictionary<YType, List<YEvent>>();
        foreach (var node in transaction.ChangedNodes.Keys.ToArray())
        {
            var type = YType.Of(document, node);
            if (type.IsDeleted) continue;
            var change = type.CreateEvent(transaction);
            for (var outer = around.DeepObserved(node); outer is not null; outer = around.DeepObservedAbove(outer))
            {
                if (deep.TryGetValue(outer.Shared!, out var changes)) changes.Add(change);
                else deep.Add(outer.Shared!, [change]);
            }

            type.CallObservers(change, calls);
        }

        foreach (var (type, changes) in deep.Where(pair => pair.Key.IsDeepObserved && !pair.Key.IsDeleted).ToArray())
            CallDeep(transaction, type, changes, around, calls);
    }

    private static void CallDeep(
        Transaction transaction, YType type, List<YEvent> changes, TypesAround around, Calls calls)
    {
        // All types share one event, so it is turned to the type whose turn it is.
        YEvent[] left = [.. changes.Where(change => !change.Target.IsDeleted).OrderBy(change => around.Depth(change.Target.Node!))];
        foreach (var change in left) change.MoveTo(type);
        type.CallDeepObservers(left, transaction, calls);
    }

    /// <summary>Which types lie around a type. Each is looked at once, however deep they are nested.</summary>
    private sealed class TypesAround(YDoc document)
    {
        private readonly Dictionary<TypeNode, (TypeNode? DeepObserved, int Depth)> _known = [];

        /// <summary>The innermost type, from this one outwards, with deep observers.</summary>
        public TypeNode? DeepObserved(TypeNode node) => Look(node).DeepObserved;

        public TypeNode? DeepObservedAbove(TypeNode node) => ParentOf(node) is { } parent ? Look(parent).DeepObserved : null;

        public int Depth(TypeNode node) => Look(node).Depth;

        private (TypeNode? DeepObserved, int Depth) Look(TypeNode node)
        {
            var unknown = new Stack<TypeNode>();
            for (var at = node; at is not null && !_known.ContainsKey(at); at = ParentOf(at)) unknown.Push(at);
            while (unknown.TryPop(out var at))
            {
                var outer = ParentOf(at) is { } parent ? _known[parent] : (null, 0);
                _known[at] = (at.Shared is { IsDeepObserved: true } ? at : outer.DeepObserved, outer.Depth + 1);
            }

            return _known[node];
        }

        private TypeNode? ParentOf(TypeNode node) =>
            node.Item == 0 ? null : document.Store.TypeOrNull(document.Store[node.Item].Parent);
    }
}
