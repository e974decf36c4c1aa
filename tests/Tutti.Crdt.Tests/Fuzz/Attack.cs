using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>Writes updates by hand, those no peer would write among them.</summary>
internal static class Attack
{
    public static byte[] Update(params IEnumerable<byte[]> sections)
    {
        var all = sections.ToList();
        var output = new Lib0Writer();
        output.WriteVarUint(all.Count);
        foreach (var section in all) output.WriteBytes(section);
        output.WriteByte(0);
        return output.ToArray();
    }

    public static byte[] Section(ulong client, int structs, Action<int, Lib0Writer> write)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(structs);
        output.WriteClient(client);
        output.WriteVarUint(0);
        for (var i = 0; i < structs; i++) write(i, output);
        return output.ToArray();
    }

    /// <summary>The beginning of an item in a root.</summary>
    public static void InRoot(Lib0Writer output, ContentKind kind, string root)
    {
        output.WriteByte((byte)kind);
        output.WriteVarUint(1);
        output.WriteVarString(root);
    }

    /// <summary>The beginning of an item behind another.</summary>
    public static void Behind(Lib0Writer output, ContentKind kind, ulong client, long clock)
    {
        output.WriteByte((byte)((byte)kind | Block.HasOriginBit));
        output.WriteClient(client);
        output.WriteVarUint(clock);
    }

    public static void Text(Lib0Writer output, string text)
    {
        InRoot(output, ContentKind.String, "text");
        output.WriteVarString(text);
    }

    /// <summary>More items in one place than a small budget allows.</summary>
    public static IEnumerable<byte[]> TooMuch() =>
        [Section(8, 200, (_, output) => Text(output, "x")), Section(9, 200, (_, output) => Text(output, "x"))];
}
