using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Types;

/// <summary>Values that travel as JSON text: those of formats, and embeds.</summary>
internal static class JsonContent
{
    /// <summary>The text JSON.stringify gives, as UTF-8.</summary>
    public static byte[] Of(YValue value)
    {
        var json = new Lib0Writer();
        value.WriteJson(json);
        return json.ToArray();
    }

    /// <summary>Refuses, before anything is changed, attributes that JSON cannot hold.</summary>
    public static void Check(YAttributes? attributes)
    {
        if (attributes is null) return;
        foreach (var (_, value) in attributes) Check(value);
    }

    /// <summary>Refuses a value that JSON cannot hold.</summary>
    public static void Check(YValue value)
    {
        value.CheckCanBeWritten();
        CheckKind(value);
    }

    private static void CheckKind(YValue value)
    {
        switch (value.Kind)
        {
            case YValueKind.BigInt or YValueKind.Type or YValueKind.Document:
                throw new ArgumentException($"JSON cannot hold a value of the kind {value.Kind}.", nameof(value));
            case YValueKind.Array:
                foreach (var inner in value.AsArray()) CheckKind(inner);
                return;
            case YValueKind.Object:
                foreach (var inner in value.AsObject().Values) CheckKind(inner);
                return;
        }
    }
}
