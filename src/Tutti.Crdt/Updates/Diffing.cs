using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>What an update says beyond a state vector, and how far it reaches itself.</summary>
internal static class Diffing
{
    public static byte[] Diff(ReadOnlySpan<byte> update, StateVector known, WorkBudget budget)
    {
        var sections = new SectionWriter { WritesClients = true };
        var reader = new BlockReader(update, budget);
        var block = default(Block);
        var isOpen = false;
        var client = 0UL;
        while (reader.Next(ref block))
        {
            isOpen &= client == block.Client;
            client = block.Client;
            var from = isOpen ? 0 : Math.Max(0, known[client] - block.Clock);

            // Peers before 13.6.32 never let go of a section that begins with a skip.
            if (from >= block.Length || (!isOpen && block.Kind == ContentKind.Skip)) continue;
            isOpen = true;
            sections.Begin(client, block.Clock + from);
            BlockSlice.Write(sections.Body, update, in block, from);
        }

        var output = new Lib0Writer(256);
        sections.Finish(output);
        DeleteSet.Decode(update[reader.Position..]).Write(output);
        return output.ToArray();
    }

    public static StateVector Reach(ReadOnlySpan<byte> update, WorkBudget budget)
    {
        var vector = new StateVector();
        var reader = new BlockReader(update, budget);
        var block = default(Block);
        while (reader.Next(ref block))
        {
            // Clocks behind a gap do not count: whoever has them lacks those before.
            if (block.Kind != ContentKind.Skip && block.Clock <= vector[block.Client])
                vector.TryAdvance(block.Client, block.NextClock);
        }

        DeleteSet.Decode(update[reader.Position..]);
        return vector;
    }
}
