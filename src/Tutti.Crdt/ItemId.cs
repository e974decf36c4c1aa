using System.Runtime.InteropServices;

namespace Tutti.Crdt;

/// <summary>One position in the history of one client: a character, a value, a mark. It never changes its name.</summary>
/// <param name="Client">Who wrote it.</param>
/// <param name="Clock">Where it stands among what that client wrote.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ItemId(ulong Client, long Clock);
