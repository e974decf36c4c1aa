using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>The choices of <c>vocabulary.mjs</c>, made in the same order from the same numbers.</summary>
internal sealed class Vocabulary(int seed, bool hasPairs)
{
    public static readonly string[] Keys = ["a", "b", "__proto__", "ключ", ""];

    private static readonly string[] Words =
        ["a", "bc", "hello ", "é", "漢字", "\0", "\n", "e\u0301", "{\"x\":1}", "\"\\\u2028\u007f", "😀", "a😀b😀"];

    private static readonly string[] Formats = ["b", "i", "c"];

    private readonly string[] _texts = hasPairs ? Words : Words[..^2];

    public Chance Chance { get; } = new(seed);

    public int Below(int n) => Chance.Below(n);

    public string Word() => Chance.Pick(Words);

    public string Text() => Chance.Pick(_texts);

    public YAttributes Attributes()
    {
        var attributes = new YAttributes();
        var first = Below(Formats.Length);
        attributes.Add(Formats[first], Format());
        if (Chance.OneIn(3)) attributes.Add(Formats[(first + 1) % Formats.Length], Format());
        return attributes;
    }

    public YValue Element()
    {
        var value = Value();
        return value.Kind is YValueKind.Undefined or YValueKind.BigInt ? YValue.Object([new("v", value)]) : value;
    }

    public YValue Value() => Below(14) switch
    {
        0 => YValue.Null,
        1 => YValue.Undefined,
        2 => Chance.OneIn(2),
        3 => Below(1000) - 500,
        4 => -0.0,
        5 => 2147483648.0 + Below(9),
        6 => 0.5,
        7 => Below(1 << 30) / 3.0,
        8 => 1e300,
        9 => YValue.BigInt(Below(1_000_000_000) - 500_000_000L),
        10 => Word(),
        11 => YValue.Bytes([1, 2, (byte)Below(256)]),
        12 => YValue.Array(1, Word(), YValue.Object([new("k", YValue.Null)])),
        _ => YValue.Object(
            [new("k", Word()), new("n", YValue.Object([new("u", YValue.Undefined), new("z", YValue.Array())]))]),
    };

    private YValue Format()
    {
        var kind = Below(5);
        if (kind < 2) return true;
        if (kind < 4) return YValue.Null;
        return Chance.OneIn(2) ? "x" : YValue.Object([new("c", Word())]);
    }
}
