using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>Sweeps over the structs of many updates, client by client, and writes each clock once.</summary>
internal static class Merging
{
    private const byte SkipByte = (byte)ContentKind.Skip;

    public static byte[] Merge(IReadOnlyList<ReadOnlyMemory<byte>> updates, WorkBudget budget)
    {
        var index = BlockIndex.Read(updates, budget);
        var sections = new SectionWriter { WritesClients = true };
        foreach (var client in index.Clients())
        {
            var reached = -1L;
            foreach (var place in index.Of(client))
            {
                if (place.NextClock <= reached) continue;
                if (reached >= 0 && place.Clock > reached) WriteSkip(sections, client, reached, place.Clock);
                var from = Math.Max(0, reached - place.Clock);
                var source = updates[place.Update].Span[place.Start..place.End];
                var block = BlockReader.ReadOne(source, new ItemId(client, place.Clock));
                sections.Begin(client, place.Clock + from);
                BlockSlice.Write(sections.Body, source, in block, from);
                reached = place.NextClock;
            }
        }

        return Finish(sections, index.Deletes);
    }

    public static byte[] Compact(IReadOnlyList<ReadOnlyMemory<byte>> updates, WorkBudget budget)
    {
        var index = BlockIndex.Read(updates, budget);
        var sections = new SectionWriter { WritesClients = true };
        var squasher = new Squasher(sections);
        foreach (var client in index.Clients())
        {
            squasher.BeginClient(index.Deletes.Find(client));
            var reached = -1L;
            foreach (var place in index.Of(client))
            {
                if (place.NextClock <= reached) continue;
                if (reached >= 0 && place.Clock > reached)
                {
                    squasher.Flush();
                    WriteSkip(sections, client, reached, place.Clock);
                }

                var source = updates[place.Update].Span[place.Start..place.End];
                var block = BlockReader.ReadOne(source, new ItemId(client, place.Clock));
                squasher.Add(source, in block, Math.Max(0, reached - place.Clock));
                reached = place.NextClock;
            }

            squasher.Flush();
        }

        return Finish(sections, index.Deletes);
    }

    private static void WriteSkip(SectionWriter sections, ulong client, long from, long to)
    {
        sections.Begin(client, from);
        sections.Body.WriteByte(SkipByte);
        sections.Body.WriteVarUint(to - from);
    }

    private static byte[] Finish(SectionWriter sections, DeleteSet deletes)
    {
        var output = new Lib0Writer(1024);
        sections.Finish(output);
        deletes.Write(output);
        return output.ToArray();
    }
}
