using System.Text;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <summary>Values as JavaScript turns them into text, which is how they appear in XML.</summary>
internal static class ScriptText
{
    private const string AnyObject = "[object Object]";

    /// <summary>Adds a value; <paramref name="depth"/> more levels of types may be in it.</summary>
    public static void Append(StringBuilder text, YValue value, int depth)
    {
        switch (value.Kind)
        {
            case YValueKind.String: text.Append(value.AsString()); return;
            case YValueKind.Boolean: text.Append(value.AsBoolean() ? "true" : "false"); return;
            case YValueKind.Number: text.Append(Number(value.AsNumber())); return;
            case YValueKind.BigInt: text.Append(value.AsBigInt()); return;
            case YValueKind.Null: text.Append("null"); return;
            case YValueKind.Undefined: text.Append("undefined"); return;
            case YValueKind.Bytes: text.AppendJoin(',', value.AsBytes().ToArray()); return;
            case YValueKind.Array: AppendArray(text, value.AsArray(), depth); return;
            case YValueKind.Type: AppendType(text, value.AsType(), depth); return;
            default: text.Append(AnyObject); return;
        }
    }

    private static string Number(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        return double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : JavaScriptNumber.Format(value);
    }

    private static void AppendArray(StringBuilder text, IReadOnlyList<YValue> values, int depth)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) text.Append(',');
            if (values[i].Kind is not (YValueKind.Null or YValueKind.Undefined)) Append(text, values[i], depth);
        }
    }

    private static void AppendType(StringBuilder text, YType type, int depth)
    {
        switch (type)
        {
            case YXmlFragment fragment: fragment.AppendXml(text, depth); return;
            case YText inner: inner.AppendText(text, depth); return;
            default: text.Append(AnyObject); return;
        }
    }
}
