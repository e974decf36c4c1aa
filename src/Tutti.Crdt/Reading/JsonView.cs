using System.Text.Json;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Reading;

/// <summary>Writes shared types in the shape toJSON of Yjs has.</summary>
internal sealed class JsonView(ItemStore store, Utf8JsonWriter json)
{
    public void WriteMap(int type, int depth)
    {
        json.WriteStartObject();
        foreach (var (key, handle) in store.Type(type).Keys)
        {
            ref var item = ref store[handle];
            if (!item.IsLive || IsUndefined(in item)) continue;
            json.WritePropertyName(store.Key(key));
            WriteValues(in item, item.Length - 1, depth);
        }

        json.WriteEndObject();
    }

    public void WriteArray(int type, int depth)
    {
        json.WriteStartArray();
        for (var handle = store.Type(type).First; handle != 0; handle = store[handle].Right)
        {
            if (store[handle].IsLive) WriteValues(in store[handle], 0, depth);
        }

        json.WriteEndArray();
    }

    private void WriteValues(in Item item, long from, int depth)
    {
        if (depth < 0) CrdtException.Throw(CrdtError.TooDeep, "Shared types are nested too deeply.");
        var input = new Lib0Reader(store.Content(in item));
        switch (item.Kind)
        {
            case ContentKind.Type: WriteType(item.Type, depth); return;
            case ContentKind.Binary: AnyView.WriteBytes(json, input.ReadVarBytes()); return;
            case ContentKind.Embed: WriteJson(input.ReadVarString()); return;
            case ContentKind.Doc:
                json.WriteStartObject();
                json.WriteEndObject();
                return;
            case ContentKind.String:
                foreach (var unit in TextView.Of(store, in item).AsSpan((int)from))
                    json.WriteStringValue(char.IsSurrogate(unit) ? "\ufffd" : unit.ToString());
                return;
            case ContentKind.Any:
                for (var i = 0L; i < from; i++) input.SkipAny(depth);
                for (var i = from; i < item.Length; i++) AnyView.Write(ref input, json, depth);
                return;
            case ContentKind.Json:
                for (var i = 0L; i < from; i++) input.ReadVarBytes();
                for (var i = from; i < item.Length; i++) WriteJson(input.ReadVarString());
                return;
        }
    }

    private void WriteType(int type, int depth)
    {
        switch (store.Type(type).Kind)
        {
            case TypeRef.Array: WriteArray(type, depth - 1); return;
            case TypeRef.Map or TypeRef.XmlHook: WriteMap(type, depth - 1); return;
            case TypeRef.Text: json.WriteStringValue(TextView.Read(store, type)); return;
            case TypeRef.XmlText: json.WriteStringValue(new XmlView(store).Text(type)); return;
            case TypeRef.XmlElement: json.WriteStringValue(new XmlView(store).Element(type, depth)); return;
            default: json.WriteStringValue(new XmlView(store).Fragment(type, depth)); return;
        }
    }

    private bool IsUndefined(in Item item)
    {
        var input = new Lib0Reader(store.Content(in item));
        var before = item.Length - 1;
        if (item.Kind == ContentKind.Any)
        {
            for (; before > 0; before--) input.SkipAny(int.MaxValue);
            return AnyView.IsUndefined(input.Rest);
        }

        if (item.Kind != ContentKind.Json) return false;
        for (; before > 0; before--) input.ReadVarBytes();
        return input.ReadVarBytes().SequenceEqual("undefined"u8);
    }

    private void WriteJson(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("undefined"u8)) json.WriteNullValue();
        else json.WriteRawValue(text, skipInputValidation: true);
    }
}
