using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Tests.Types;

/// <summary>Updates no Yjs would write, and every peer has to take.</summary>
internal static class StrangeUpdate
{
    public const byte Json = 2;
    public const byte Binary = 3;
    public const byte String = 4;
    public const byte Embed = 5;
    public const byte Format = 6;
    public const byte Type = 7;
    public const byte Any = 8;
    public const byte Doc = 9;

    public static byte[] Everything(string? key) => Update(
    [
        (Json, Content(output =>
        {
            output.WriteVarUint(3);
            output.WriteVarString("undefined");
            output.WriteVarString("""{"a":[1]}""");
            output.WriteVarString("\"\\u00e9\"");
        })),
        (Binary, Content(output => output.WriteVarBytes([1, 2]))),
        (String, Content(output => output.WriteVarString("hé"))),
        (Embed, Content(output => output.WriteVarString("""{"e":1}"""))),
        (Format, Content(output =>
        {
            output.WriteVarString("bold");
            output.WriteVarString("true");
        })),
        (Type, [0]),
        (Type, [1]),
        (Type, [4]),
        (Type, [3, 1, (byte)'P']),
        (Type, [5, 1, (byte)'h']),
        (Doc, Content(output =>
        {
            output.WriteVarString("guid");
            output.BeginAnyObject(0);
        })),
        (Any, Content(output =>
        {
            output.WriteVarUint(2);
            output.WriteAnyUndefined();
            output.BeginAnyObject(1);
            output.WriteVarString("__proto__");
            output.WriteAnyBytes([1]);
        })),
        (String, Content(output => output.WriteVarString("😀"))),
        (Embed, Content(output => output.WriteVarString("null"))),
    ], key);

    public static byte[] Content(Action<Lib0Writer> write)
    {
        var output = new Lib0Writer();
        write(output);
        return output.ToArray();
    }

    // Each item names the one before it as its left neighbour, so that all lie in one row, or under one key.
    public static byte[] Update(IReadOnlyList<(byte Kind, byte[] Content)> items, string? key)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(1);
        output.WriteVarUint(items.Count);
        output.WriteClient(7);
        output.WriteVarUint(0);
        var clock = 0;
        foreach (var (kind, content) in items)
        {
            if (clock == 0)
            {
                output.WriteByte((byte)(kind | (key is null ? 0 : 0x20)));
                output.WriteVarUint(1);
                output.WriteVarString("x");
                if (key is not null) output.WriteVarString(key);
            }
            else
            {
                output.WriteByte((byte)(kind | 0x80));
                output.WriteClient(7);
                output.WriteVarUint(clock - 1);
            }

            output.WriteBytes(content);
            clock += Length(kind, content);
        }

        output.WriteVarUint(0);
        return output.ToArray();
    }

    private static int Length(byte kind, byte[] content)
    {
        var input = new Lib0Reader(content);
        if (kind is Json or Any) return (int)input.ReadVarUint();
        if (kind != String) return 1;
        input.ReadVarString(out var length);
        return length;
    }

    // Fragments, each in the one before.
    public static byte[] Nest(int levels)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(1);
        output.WriteVarUint(levels);
        output.WriteClient(7);
        output.WriteVarUint(0);
        for (var level = 0; level < levels; level++)
        {
            output.WriteByte(Type);
            output.WriteVarUint(level == 0 ? 1 : 0);
            if (level == 0)
            {
                output.WriteVarString("x");
            }
            else
            {
                output.WriteClient(7);
                output.WriteVarUint(level - 1);
            }

            output.WriteByte(4);
        }

        output.WriteVarUint(0);
        return output.ToArray();
    }
}
