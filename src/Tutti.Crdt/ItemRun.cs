using System.Runtime.InteropServices;

namespace Tutti.Crdt;

/// <summary>A run of deleted clocks whose content may be collected.</summary>
/// <param name="Client">Whose they are.</param>
/// <param name="Clock">The first.</param>
/// <param name="Length">How many.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ItemRun(ulong Client, long Clock, long Length)
{
    internal ItemRun(ItemId id, int length)
        : this(id.Client, id.Clock, length)
    {
    }
}
