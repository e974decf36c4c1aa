namespace Tutti.Crdt.Encoding;

/// <summary>The bounds of numbers that JavaScript peers can hold.</summary>
public static class Lib0Limits
{
    /// <summary>The largest client id, clock or length: 2^53 - 1.</summary>
    public const long MaxSafeInteger = (1L << 53) - 1;
}
