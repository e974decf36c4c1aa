namespace Tutti.Crdt;

/// <summary>Why bytes were refused.</summary>
public enum CrdtError
{
    /// <summary>The input ends before the value it announces.</summary>
    Truncated,
}
