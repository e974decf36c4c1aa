using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <summary>A clock of a client, by the index the client has in its document.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StructPlace(int Client, int Clock);

/// <summary>Clocks of one client, by the index the client has in its document.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StructRange(int Client, int Clock, int Length)
{
    public int End => Clock + Length;
}

/// <summary>A surrogate pair that was cut between its halves.</summary>
/// <param name="Client">The index of its client.</param>
/// <param name="Clock">The clock of its first half.</param>
/// <param name="Bytes">The pair in UTF-8.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BrokenPair(int Client, int Clock, byte[] Bytes);

/// <summary>Between two items of a sequence; 0 at its ends.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Gap(int Left, int Right);
