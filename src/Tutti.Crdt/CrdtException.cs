using System.Diagnostics.CodeAnalysis;

namespace Tutti.Crdt;

/// <summary>The one exception malformed or oversized input ends in. Nothing has changed when it is thrown.</summary>
public sealed class CrdtException : Exception
{
    /// <summary>Creates the exception without a reason of its own.</summary>
    public CrdtException() : this(CrdtError.Malformed, "The bytes are malformed.")
    {
    }

    /// <summary>Creates the exception for malformed bytes.</summary>
    public CrdtException(string message) : this(CrdtError.Malformed, message)
    {
    }

    /// <summary>Creates the exception for malformed bytes, with its cause.</summary>
    public CrdtException(string message, Exception innerException) : base(message, innerException) =>
        Error = CrdtError.Malformed;

    /// <summary>Creates the exception with its reason.</summary>
    public CrdtException(CrdtError error, string message) : base(message) => Error = error;

    /// <summary>Why the bytes were refused.</summary>
    public CrdtError Error { get; }

    [DoesNotReturn]
    internal static void Throw(CrdtError error, string message) => throw new CrdtException(error, message);
}
