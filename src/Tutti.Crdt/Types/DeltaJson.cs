using System.Text.Json;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <summary>Deltas as the JSON that Quill and Yjs exchange.</summary>
internal static class DeltaJson
{
    public static Delta Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = WorkBudget.Default.MaxDepth });
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException("The delta is no JSON.", nameof(json), exception);
        }
    }

    public static Delta Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("ops", out var ops)) json = ops;
        if (json.ValueKind != JsonValueKind.Array) throw new ArgumentException("A delta is an array of steps.", nameof(json));
        var delta = new Delta();
        foreach (var op in json.EnumerateArray()) delta.Add(ReadOp(op));
        return delta;
    }

    public static string Write(Delta delta)
    {
        var json = new Lib0Writer();
        var separator = (byte)'[';
        foreach (var op in delta)
        {
            json.WriteByte(separator);
            separator = (byte)',';
            WriteOp(json, op);
        }

        if (delta.Count == 0) json.WriteByte((byte)'[');
        json.WriteByte((byte)']');
        return System.Text.Encoding.UTF8.GetString(json.Written);
    }

    public static string Write(DeltaOp op)
    {
        var json = new Lib0Writer();
        WriteOp(json, op);
        return System.Text.Encoding.UTF8.GetString(json.Written);
    }

    private static DeltaOp ReadOp(JsonElement op)
    {
        if (op.ValueKind != JsonValueKind.Object) throw new ArgumentException("A step of a delta is an object.", nameof(op));
        var attributes = ReadAttributes(op);
        if (op.TryGetProperty("insert", out var insert)) return DeltaOp.Insert(YValue.FromJson(insert), attributes);
        if (op.TryGetProperty("retain", out var retain)) return DeltaOp.Retain(ReadLength(retain), attributes);
        if (op.TryGetProperty("delete", out var delete)) return DeltaOp.Delete(ReadLength(delete));
        throw new ArgumentException("A step of a delta inserts, retains or deletes.", nameof(op));
    }

    private static YAttributes? ReadAttributes(JsonElement op)
    {
        if (!op.TryGetProperty("attributes", out var attributes) || attributes.ValueKind == JsonValueKind.Null) return null;
        if (attributes.ValueKind != JsonValueKind.Object)
            throw new ArgumentException("The attributes of a step are an object.", nameof(op));
        return new YAttributes(YValue.FromJson(attributes).AsObject());
    }

    private static int ReadLength(JsonElement length)
    {
        if (length.ValueKind == JsonValueKind.Number && length.TryGetInt32(out var value) && value >= 0) return value;
        throw new ArgumentException("The length of a step is a whole number.", nameof(length));
    }

    private static void WriteOp(Lib0Writer json, DeltaOp op)
    {
        json.WriteBytes(op.Kind switch
        {
            DeltaOpKind.Retain => "{\"retain\":"u8,
            DeltaOpKind.Delete => "{\"delete\":"u8,
            _ => "{\"insert\":"u8,
        });
        Inner(op).WriteJson(json);
        if (op.Attributes is not null)
        {
            json.WriteBytes(",\"attributes\":"u8);
            YValue.Object(op.Attributes).WriteJson(json);
        }

        json.WriteByte((byte)'}');
    }

    private static YValue Inner(DeltaOp op)
    {
        if (op.Kind != DeltaOpKind.Insert) return op.Length;
        if (op.Text is not null) return op.Text;
        return op.IsArray ? YValue.Array(op.Values) : op.Value;
    }
}
