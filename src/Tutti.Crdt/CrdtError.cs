namespace Tutti.Crdt;

/// <summary>Why bytes were refused.</summary>
public enum CrdtError
{
    /// <summary>The input ends before the value it announces.</summary>
    Truncated,

    /// <summary>The bytes can be read, and say something that no document can contain.</summary>
    Malformed,

    /// <summary>A kind of struct, content, type or value that the format does not have.</summary>
    UnknownTag,

    /// <summary>Text that is not UTF-8, or JSON that does not parse.</summary>
    InvalidText,

    /// <summary>A number beyond 53 bits, or a clock of a struct beyond 31.</summary>
    NumberOutOfRange,

    /// <summary>More structs than the budget allows.</summary>
    TooManyStructs,

    /// <summary>Values nested deeper than the budget allows.</summary>
    TooDeep,

    /// <summary>The input would need more memory, or more entries, than the budget allows.</summary>
    TooLarge,

    /// <summary>The work took longer than the budget allows.</summary>
    TooSlow,

    /// <summary>Bytes are left after the last value.</summary>
    TrailingBytes,
}
