using Tutti.Crdt.Types;

namespace Tutti.Crdt.History;

/// <summary>A step was put on a stack, grew, or was taken back.</summary>
/// <param name="Item">The step.</param>
/// <param name="Kind">The stack it lies, or lay, on.</param>
/// <param name="Origin">Who made the changes; the undo manager when they were made by undoing.</param>
/// <param name="ChangedTypes">The types that were changed, and those around them.</param>
public sealed record StackItemEvent(StackItem Item, StackItemKind Kind, object? Origin, IReadOnlySet<YType> ChangedTypes);
