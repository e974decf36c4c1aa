using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>What two encoded states may differ in and still be one document.</summary>
internal static class Layout
{
    /// <summary>
    /// Whether two states differ only in what was made of deleted content: who collects when decides whether a place in a
    /// deleted type is still named. Everything that can be seen, and all deletions, must be the same bytes.
    /// </summary>
    public static bool DiffersOnlyInCollected(byte[] first, byte[] second) => Seen(first).SequenceEqual(Seen(second), StringComparer.Ordinal);

    private static List<string> Seen(byte[] state)
    {
        var seen = new List<string>();
        var reader = new BlockReader(state, WorkBudget.Trusted);
        var block = default(Block);
        while (reader.Next(ref block))
        {
            if (block.Kind is ContentKind.Gc or ContentKind.Deleted) continue;
            seen.Add($"{block.Client} {block.Clock} {Convert.ToHexStringLower(state.AsSpan(block.Start..block.End))}");
        }

        seen.Add(Convert.ToHexStringLower(state.AsSpan(reader.Position)));
        return seen;
    }
}
