using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>The edits of <c>scenarios.mjs</c>.</summary>
internal static class Scenarios
{
    private static readonly Dictionary<string, Action<YDoc>> All = new(StringComparer.Ordinal)
    {
        ["big integers"] = BigIntegers,
        ["undefined"] = Undefined,
        ["bytes"] = Bytes,
        ["lone surrogates"] = LoneSurrogates,
        ["cut pairs"] = CutPairs,
        ["zero"] = Zero,
        ["embeds"] = Embeds,
        ["formats that overlap"] = Formats,
        ["keys of objects"] = Keys,
        ["subdocuments"] = Subdocuments,
        ["numbers"] = Numbers,
    };

    public static IEnumerable<string> Names => All.Keys;

    public static void Play(string name, YDoc document) => All[name](document);

    private static YValue Object(params (string Key, YValue Value)[] pairs) =>
        YValue.Object(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

    private static void BigIntegers(YDoc document)
    {
        var map = document.GetMap("map");
        map.Set("small", YValue.BigInt(1));
        map.Set("negative", YValue.BigInt(-(1L << 40)));
        map.Set("largest", YValue.BigInt(long.MaxValue));
        map.Set("smallest", YValue.BigInt(long.MinValue));
        map.Set("cut", YValue.BigInt(-4362896299872285998));
        document.GetArray("array").Insert(0, YValue.Array(YValue.BigInt(5), YValue.BigInt(6)), Object(("n", YValue.BigInt(7))));
    }

    private static void Undefined(YDoc document)
    {
        document.GetMap("map").Set("nothing", YValue.Undefined);
        document.GetMap("map").Set("inside", Object(("a", YValue.Undefined), ("b", YValue.Array(YValue.Undefined, YValue.Null))));
        document.GetArray("array").Insert(0, YValue.Array(YValue.Undefined), Object(("u", YValue.Undefined)));
    }

    private static void Bytes(YDoc document)
    {
        document.GetMap("map").Set("none", YValue.Bytes([]));
        document.GetMap("map").Set("some", YValue.Bytes([0, 255, 128]));
        document.GetMap("map").Set("inside", Object(("b", YValue.Bytes([1]))));
        document.GetArray("array").Insert(0, 1, YValue.Bytes([1, 2]), 2, YValue.Bytes([3]));
    }

    private static void LoneSurrogates(YDoc document)
    {
        var text = document.GetText("text");
        text.Insert(0, "a\ud83d");
        text.Insert(2, "\ude00b");
        text.Insert(0, "\udc00");
        document.GetMap("map").Set("k\ud83d", "\ude00");
        document.GetArray("array").Insert(0, "\ud800x");
    }

    private static void CutPairs(YDoc document)
    {
        var text = document.GetText("text");
        text.Insert(0, "a😀b😀c");
        text.Insert(2, "-");
        text.Delete(0, 2);
        text.Format(3, 2, new() { ["b"] = true });
    }

    private static void Zero(YDoc document)
    {
        var text = document.GetText("text");
        text.Insert(0, "\0");
        text.Insert(1, "a\0b", new() { ["\0"] = "\0" });
        text.InsertEmbed(0, Object(("\0", "\0\u001f")));
        document.GetMap("map").Set("\0", "\0");
    }

    private static void Embeds(YDoc document)
    {
        var text = document.GetText("text");
        var numbers = YValue.Array(1, 1e21, 1e-7, 0.1, YValue.Null, true);
        var keys = Object(("1", 2), ("2", 1), ("b", "\"\\/\u2028"));
        text.InsertEmbed(0, Object(("image", "x"), ("n", numbers), ("o", keys)));
        text.InsertEmbed(0, Object(("image", "y")), new() { ["width"] = 100 });
        text.InsertEmbed(1, new YMap([new("k", new YText("inside"))]));
        text.InsertEmbed(3, new YXmlElement("p"), new() { ["b"] = true });
        text.Insert(2, "between");
    }

    private static void Formats(YDoc document)
    {
        var text = document.GetText("text");
        text.Insert(0, "0123456789");
        text.Format(2, 4, new() { ["b"] = true });
        text.Format(4, 4, new() { ["b"] = true });
        text.Format(3, 2, new() { ["i"] = true, ["b"] = YValue.Null });
        text.Format(0, 10, new() { ["c"] = Object(("a", 1)) });
        text.Format(5, 2, new() { ["c"] = Object(("a", 2)) });
        text.Format(5, 2, new() { ["c"] = Object(("a", 1)) });
        text.Insert(5, "x");
        text.Insert(5, "y", []);
        text.Insert(5, "z", new() { ["i"] = true });
        text.Delete(2, 6);
        text.Format(0, 3, new() { ["b"] = YValue.Null, ["i"] = YValue.Null, ["c"] = YValue.Null });
    }

    // Written in the order a JavaScript object has, whatever the order of insertion: numbers first.
    private static void Keys(YDoc document)
    {
        var value = Object(("9", 4), ("10", 3), ("z", 1), ("a", 2), ("-1", 5), ("01", 6), ("", 7), ("ключ", 8));
        document.GetMap("map").Set("any", value);
        document.GetText("text").InsertEmbed(0, value);
        document.GetText("text").Insert(0, "a", new() { ["c"] = value });
    }

    private static void Subdocuments(YDoc document)
    {
        document.GetMap("map").Set("plain", new YDoc(new YDocOptions { Guid = "a" }));
        var kept = new YDocOptions { Guid = "b", Gc = false, Meta = Object(("title", "x")) };
        document.GetMap("map").Set("kept", new YDoc(kept));
        document.GetArray("array").Insert(0, new YDoc(new YDocOptions { Guid = "c", AutoLoad = true }));
    }

    private static void Numbers(YDoc document)
    {
        YValue[] values =
        [
            0, -0.0, 1, -1, 63, 64, -64, int.MaxValue, 2147483648.0, int.MinValue, -2147483649.0, 9007199254740992.0,
            0.5, 0.1, 1e300, 1e-300, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        ];
        document.GetArray("array").Insert(0, values);
    }
}
