namespace Tutti.Crdt.Inspection;

/// <summary>What an update does to a place of a document.</summary>
public enum UpdateChangeKind
{
    /// <summary>Something is put into a sequence: text, values, elements.</summary>
    Insert,

    /// <summary>Something is put under a key. What was there is replaced.</summary>
    Set,

    /// <summary>Something is taken out of a sequence or from under a key.</summary>
    Delete,

    /// <summary>A mark that begins or ends formatting is put into a text, or taken out of it.</summary>
    Format,

    /// <summary>Part of the update waits for structs the document does not have: what it will change cannot be said yet.</summary>
    Unknown,
}
