using System.Text;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>What two encoded states may differ in and still be one document.</summary>
internal static class Layout
{
    /// <summary>
    /// Whether two states differ only in what was made of deleted content: who collects when decides whether a place in a
    /// deleted type is still named. Everything that can be seen, and all deletions, must be the same bytes.
    /// </summary>
    public static bool DiffersOnlyInCollected(byte[] first, byte[] second) => Seen(first).SequenceEqual(Seen(second), StringComparer.Ordinal);

    /// <summary>Whether two states show the same once halves of surrogate pairs count as U+FFFD.</summary>
    public static bool DiffersOnlyInPairs(byte[] first, byte[] second) =>
        Shown(first) == Shown(second) && Vector(first).AsSpan().SequenceEqual(Vector(second));

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

    private static string Shown(byte[] state)
    {
        var json = DocumentView.Read(state).ToJson(("text", RootKind.Text), ("map", RootKind.Map), ("array", RootKind.Array), ("xml", RootKind.Xml));
        var shown = new StringBuilder(System.Text.RegularExpressions.Regex.Unescape(json));
        for (var i = 0; i < shown.Length; i++)
        {
            if (char.IsSurrogate(shown[i])) shown[i] = '\ufffd';
        }

        return shown.ToString();
    }

    private static byte[] Vector(byte[] state) => Update.EncodeStateVector(state);
}
