using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <summary>One position in the history of one client.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemId(ulong Client, long Clock);
