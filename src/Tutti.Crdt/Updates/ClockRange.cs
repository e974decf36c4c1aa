using System.Runtime.InteropServices;

namespace Tutti.Crdt.Updates;

/// <summary>The clocks of one client from <paramref name="Start"/> up to and without <paramref name="End"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClockRange(ulong Client, long Start, long End);
