using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <content>Values as lib0 writes them in updates.</content>
public readonly partial struct YValue
{
    /// <summary>Reads an "any" value.</summary>
    internal static YValue Read(ref Lib0Reader input) => Read(ref input, WorkBudget.Default.MaxDepth);

    /// <summary>Writes it as an "any" value.</summary>
    internal void Write(Lib0Writer output)
    {
        switch (Kind)
        {
            case YValueKind.Undefined: output.WriteAnyUndefined(); return;
            case YValueKind.Null: output.WriteAnyNull(); return;
            case YValueKind.Boolean: output.WriteAny(AsBoolean()); return;
            case YValueKind.Number: output.WriteAny(AsNumber()); return;
            case YValueKind.BigInt: output.WriteAnyBigInt(AsBigInt()); return;
            case YValueKind.String: output.WriteAny(AsString()); return;
            case YValueKind.Bytes: output.WriteAnyBytes(AsBytes().Span); return;
            case YValueKind.Array: WriteArray(output); return;
            case YValueKind.Object: WriteObject(output); return;
            default: throw new InvalidOperationException($"A {Kind} is no plain value.");
        }
    }

    /// <summary>Refuses, before anything is changed, what cannot be written into one item.</summary>
    internal static void CheckWritable(YValue value)
    {
        if (value._nesting > WorkBudget.Default.MaxDepth)
            CrdtException.Throw(CrdtError.TooDeep, "A value is nested too deeply.");
        if (HoldsShared(value))
            throw new ArgumentException("Shared types and documents are put into shared types, not into plain values.", nameof(value));
    }

    private static bool HoldsShared(YValue value) => value.Kind switch
    {
        YValueKind.Array => value.AsArray().Any(IsOrHoldsShared),
        YValueKind.Object => value.AsObject().Values.Any(IsOrHoldsShared),
        _ => false,
    };

    private static bool IsOrHoldsShared(YValue value) =>
        value.Kind is YValueKind.Type or YValueKind.Document || HoldsShared(value);

    private static YValue Read(ref Lib0Reader input, int depth)
    {
        if (depth < 0) CrdtException.Throw(CrdtError.TooDeep, "A value is nested too deeply.");
        switch (input.ReadByte())
        {
            case AnyTag.Undefined: return Undefined;
            case AnyTag.Null: return Null;
            case AnyTag.True: return true;
            case AnyTag.False: return false;
            case AnyTag.Integer: return ReadInteger(ref input);
            case AnyTag.Float32: return (double)input.ReadFloat32();
            case AnyTag.Float64: return input.ReadFloat64();
            case AnyTag.BigInt: return BigInt(input.ReadBigInt64());
            case AnyTag.String: return Text(ref input);
            case AnyTag.Bytes: return Bytes(input.ReadVarBytes());
            case AnyTag.Array: return ReadArray(ref input, depth - 1);
            case AnyTag.Object: return ReadObject(ref input, depth - 1);
            default: CrdtException.Throw(CrdtError.UnknownTag, "A value has an unknown tag."); return default;
        }
    }

    private static YValue ReadInteger(ref Lib0Reader input)
    {
        var value = input.ReadVarInt(out var isNegative);
        return value == 0 && isNegative ? -0.0 : (double)value;
    }

    private static YValue ReadArray(ref Lib0Reader input, int depth)
    {
        var values = new YValue[input.ReadCount()];
        for (var i = 0; i < values.Length; i++) values[i] = Read(ref input, depth);
        return Array(values);
    }

    private static YValue ReadObject(ref Lib0Reader input, int depth)
    {
        var pairs = new KeyValuePair<string, YValue>[input.ReadCount()];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = new(Text(ref input), Read(ref input, depth));
        return Object(pairs);
    }

    private static string Text(ref Lib0Reader input) => System.Text.Encoding.UTF8.GetString(input.ReadVarString());

    private void WriteArray(Lib0Writer output)
    {
        var values = AsArray();
        output.BeginAnyArray(values.Count);
        foreach (var value in values) value.Write(output);
    }

    private void WriteObject(Lib0Writer output)
    {
        var pairs = AsObject();
        output.BeginAnyObject(pairs.Count);
        foreach (var (name, value) in pairs)
        {
            output.WriteVarString(name);
            value.Write(output);
        }
    }
}
