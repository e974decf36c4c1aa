namespace Tutti.Crdt.History;

/// <summary>On which stack a step lies.</summary>
public enum StackItemKind
{
    /// <summary>What can be undone.</summary>
    Undo,

    /// <summary>What can be done again.</summary>
    Redo,
}
