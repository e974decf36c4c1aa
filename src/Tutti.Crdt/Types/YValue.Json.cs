using System.Runtime.InteropServices;
using System.Text.Json;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <content>Values as JSON.</content>
public readonly partial struct YValue
{
    /// <summary>The value of a piece of JSON.</summary>
    public static YValue FromJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.Undefined ? Undefined : FromJson(JsonMarshal.GetRawUtf8Value(json));

    /// <summary>Writes it as <see cref="ToJson"/> gives it.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = new Lib0Writer();
        WriteJson(text);
        json.WriteRawValue(text.Written, skipInputValidation: true);
    }

    /// <summary>
    /// The text JSON.stringify of JavaScript gives: undefined and numbers that are none are null, or left out of objects,
    /// bytes are an object of numbers, shared types are what their ToJson gives, documents are empty objects.
    /// </summary>
    public string ToJson()
    {
        var text = new Lib0Writer();
        WriteJson(text);
        return System.Text.Encoding.UTF8.GetString(text.Written);
    }

    /// <inheritdoc/>
    public override string ToString() => ToJson();

    /// <summary>The value of JSON text, with what JavaScript writes for undefined.</summary>
    internal static YValue FromJson(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual("undefined"u8)) return Undefined;
        var any = new Lib0Writer(json.Length + 16);
        JsonToAny.Write(json, any, WorkBudget.Default.MaxDepth);
        var input = new Lib0Reader(any.Written);
        return Read(ref input);
    }

    /// <summary>Writes <see cref="ToJson"/> in UTF-8.</summary>
    internal void WriteJson(Lib0Writer output)
    {
        switch (Kind)
        {
            case YValueKind.Boolean: output.WriteBytes(AsBoolean() ? "true"u8 : "false"u8); return;
            case YValueKind.Number: JsonText.WriteAscii(output, JavaScriptNumber.Format(AsNumber())); return;
            case YValueKind.BigInt: JsonText.WriteAscii(output, AsBigInt().ToString(System.Globalization.CultureInfo.InvariantCulture)); return;
            case YValueKind.String: JsonText.WriteString(output, AsString()); return;
            case YValueKind.Bytes: JsonText.WriteBytes(output, AsBytes().Span); return;
            case YValueKind.Array: JsonText.WriteArray(output, AsArray()); return;
            case YValueKind.Object: JsonText.WriteObject(output, AsObject()); return;
            case YValueKind.Type: AsType().ToJson().WriteJson(output); return;
            case YValueKind.Document: output.WriteBytes("{}"u8); return;
            default: output.WriteBytes("null"u8); return;
        }
    }
}
