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

    /// <summary>The same with its length in front.</summary>
    public static byte[] VarString(YValue value)
    {
        var content = new Lib0Writer();
        content.WriteVarBytes(Of(value));
        return content.ToArray();
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
        CheckKind(value, WorkBudget.Default.MaxDepth);
    }

    /// <summary>Refuses what cannot lie in a text: no value at all, or one that is no type and that JSON cannot hold.</summary>
    public static void CheckEmbed(YValue embed)
    {
        if (embed.Kind == YValueKind.Undefined)
            throw new ArgumentException("There is nothing to embed.", nameof(embed));
        if (embed.Kind != YValueKind.Type) Check(embed);
    }

    private static void CheckKind(YValue value, int depth)
    {
        if (depth < 0) throw new ArgumentException("The value is nested too deeply.", nameof(value));
        switch (value.Kind)
        {
            case YValueKind.BigInt or YValueKind.Type or YValueKind.Document:
                throw new ArgumentException($"JSON cannot hold a value of the kind {value.Kind}.", nameof(value));
            case YValueKind.Array:
                foreach (var inner in value.AsArray()) CheckKind(inner, depth - 1);
                return;
            case YValueKind.Object:
                foreach (var inner in value.AsObject().Values) CheckKind(inner, depth - 1);
                return;
        }
    }
}
