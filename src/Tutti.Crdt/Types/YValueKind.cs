namespace Tutti.Crdt.Types;

/// <summary>What a value is.</summary>
public enum YValueKind
{
    /// <summary>Nothing was said; what a missing key gives.</summary>
    Undefined,

    /// <summary>Null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number, a 64-bit float as in JavaScript.</summary>
    Number,

    /// <summary>A 64-bit integer, a bigint in JavaScript.</summary>
    BigInt,

    /// <summary>Text.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Values in a row.</summary>
    Array,

    /// <summary>Values by name.</summary>
    Object,

    /// <summary>A shared type.</summary>
    Type,

    /// <summary>A document inside a document.</summary>
    Document,
}
