using System.Runtime.InteropServices;

namespace Tutti.Crdt.Types;

/// <summary>How a piece of text differs between two versions.</summary>
public enum YChangeKind
{
    /// <summary>The newer version has it, the older has not.</summary>
    Added,

    /// <summary>The newer version has it no longer.</summary>
    Removed,
}

/// <summary>A piece of text that differs between two versions.</summary>
/// <param name="Kind">How.</param>
/// <param name="Client">Who wrote it.</param>
/// <param name="Clock">The clock at which it begins.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct YChange(YChangeKind Kind, ulong Client, long Clock);
