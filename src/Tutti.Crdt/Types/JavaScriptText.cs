using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <summary>What JavaScript makes of a value that is put into text.</summary>
internal static class JavaScriptText
{
    private const string Object = "[object Object]";

    public static string Of(YValue value, int maxDepth)
    {
        if (maxDepth < 0) CrdtException.Throw(CrdtError.TooDeep, "A value is nested too deeply.");
        return value.Kind switch
        {
            YValueKind.Undefined => "undefined",
            YValueKind.Null => "null",
            YValueKind.String => value.AsString(),
            YValueKind.Number => OfNumber(value.AsNumber()),
            YValueKind.Array => string.Join(',', value.AsArray().Select(inner => OfElement(inner, maxDepth - 1))),
            YValueKind.Bytes => string.Join(',', value.AsBytes().ToArray()),
            YValueKind.Object or YValueKind.Document => Object,
            YValueKind.Type => OfType(value.AsType(), maxDepth - 1),
            _ => value.ToJson(),
        };
    }

    // Maps and arrays have no text of their own.
    private static string OfType(YType type, int maxDepth)
    {
        if (type is YArray or YMap or YXmlHook) return Object;
        return type.ToJson(maxDepth).AsString();
    }

    private static string OfElement(YValue value, int maxDepth) =>
        value.Kind is YValueKind.Undefined or YValueKind.Null ? "" : Of(value, maxDepth);

    private static string OfNumber(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
        return JavaScriptNumber.Format(value);
    }
}
