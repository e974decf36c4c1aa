using System.Globalization;
using System.Text;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>What a document shows, as the line <c>content.mjs</c> writes.</summary>
internal static class Content
{
    public static string Of(YDoc document)
    {
        var text = document.GetText("text");
        var xml = document.GetXmlFragment("xml");
        return string.Join(
            '\n',
            Show(text),
            Quoted(text.ToString()),
            Show(document.GetMap("map")),
            Show(document.GetArray("array")),
            Show(xml),
            Quoted(xml.ToString()));
    }

    /// <summary>With pieces of text joined that look alike: what version 14 shows as well.</summary>
    public static string PackedOf(YDoc document)
    {
        YType[] roots = [document.GetText("text"), document.GetMap("map"), document.GetArray("array"), document.GetXmlFragment("xml")];
        return string.Join('\n', roots.Select(ShowPacked));
    }

    public static string Show(YValue value, Func<YType, string> type) => value.Kind switch
    {
        YValueKind.Undefined => "undefined",
        YValueKind.Null => "null",
        YValueKind.Boolean => value.AsBoolean() ? "true" : "false",
        YValueKind.Number => Number(value.AsNumber()),
        YValueKind.BigInt => value.AsBigInt().ToString(CultureInfo.InvariantCulture) + "n",
        YValueKind.String => Quoted(value.AsString()),
        YValueKind.Bytes => $"bytes({Convert.ToBase64String(value.AsBytes().Span)})",
        YValueKind.Array => $"[{string.Join(',', value.AsArray().Select(inner => Show(inner, type)))}]",
        YValueKind.Object => Pairs(value.AsObject(), inner => Show(inner, type)),
        YValueKind.Type => type(value.AsType()),
        _ => $"document({Quoted(value.AsDocument().Guid)})",
    };

    /// <summary>Shows a delta; one of a text puts in embeds, one of another sequence lists of values.</summary>
    public static string Show(Delta delta, bool isText, Func<YType, string> type) =>
        $"[{string.Join(',', delta.Select(op => Show(op, isText, type)))}]";

    public static string Pairs<T>(IEnumerable<KeyValuePair<string, T>> pairs, Func<T, string> show)
    {
        var sorted = pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Quoted(pair.Key)}:{show(pair.Value)}");
        return $"{{{string.Join(',', sorted)}}}";
    }

    public static string NameOf(YType type) => type switch
    {
        YXmlElement => "element",
        YXmlFragment => "fragment",
        YXmlText => "xmltext",
        YText => "text",
        YMap => "map",
        _ => "array",
    };

    private static string Show(YType type) => Show(type, delta => delta, Show);

    private static string ShowPacked(YType type) => Show(type, Pack, ShowPacked);

    private static string Show(YType type, Func<Delta, Delta> pack, Func<YType, string> inner)
    {
        return type switch
        {
            YXmlElement element => $"element({Quoted(element.Name)},{Pairs(element.Attributes, Value)},[{string.Join(',', element.Select(inner))}])",
            YXmlFragment fragment => $"fragment([{string.Join(',', fragment.Select(inner))}])",
            YText text => $"text({Show(pack(text.ToDelta()), isText: true, inner)},{Pairs(text.Attributes, Value)})",
            YMap map => $"map({Pairs(map, Value)})",
            YArray array => $"array([{string.Join(',', array.Select(Value))}])",
            _ => "hook",
        };

        string Value(YValue value) => Show(value, inner);
    }

    private static Delta Pack(Delta delta)
    {
        var ops = new List<DeltaOp>();
        foreach (var op in delta)
        {
            var isOne = ops.Count > 0 && op.Text is not null && ops[^1].Text is not null
                && (op.Attributes ?? []).Equals(ops[^1].Attributes ?? []);
            if (isOne) ops[^1] = DeltaOp.Insert(ops[^1].Text + op.Text, op.Attributes);
            else ops.Add(op);
        }

        return new Delta(ops);
    }

    private static string Show(DeltaOp op, bool isText, Func<YType, string> type)
    {
        var attributes = op.Attributes is null ? "" : $"*{Pairs(op.Attributes, value => Show(value, type))}";
        return op.Kind switch
        {
            DeltaOpKind.Retain => $"={op.Length}{attributes}",
            DeltaOpKind.Delete => $"-{op.Length}",
            _ when op.Text is not null => $"+{Quoted(op.Text)}{attributes}",
            _ when !isText => $"+[{string.Join(',', op.Values.Select(value => Show(value, type)))}]{attributes}",
            _ => $"+{Show(op.Value, type)}{attributes}",
        };
    }

    private static string Number(double value)
    {
        var isPlain = Math.Floor(value) == value && !(value == 0 && double.IsNegative(value)) && Math.Abs(value) < 9007199254740992.0;
        return isPlain
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : "#" + BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            if (unit is >= ' ' and < '\x7f' and not '"' and not '\\') quoted.Append(unit);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
