using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tutti.Actions;

/// <summary>How JSON is read and written everywhere: snake case, at most 16 levels, no key twice.</summary>
internal sealed class ActionJson
{
    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public ActionJson(IEnumerable<IJsonTypeInfoResolver> contexts)
    {
        Options = Settings();
        foreach (var context in contexts) Options.TypeInfoResolverChain.Add(context);
        Options.MakeReadOnly();
    }

    public JsonSerializerOptions Options { get; }

    public static JsonSerializerOptions Settings() => new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        Converters =
        {
            new DocumentIdConverter(), new PersonIdConverter(), new WorkspaceIdConverter(), new RoleConverter(), new EditModeConverter(),
        },
    };

    /// <summary>Reads an object.</summary>
    /// <returns>The object, or null when the text is not one.</returns>
    public static JsonObject? ReadObject(ReadOnlySpan<byte> text)
    {
        try
        {
            return IsSound(text) ? JsonNode.Parse(text, documentOptions: Reading) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads an array as the one field of an object.</summary>
    public static JsonObject? ReadArray(ReadOnlySpan<byte> text, string field)
    {
        try
        {
            return IsSound(text) && JsonNode.Parse(text, documentOptions: Reading) is JsonArray array ? new JsonObject { [field] = array } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether every string is one that can be kept and every number one that every client can read: JSON lets half a
    /// surrogate pair and a number beyond all doubles pass.
    /// </summary>
    public static bool IsSound(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number && !(reader.TryGetDouble(out var number) && double.IsFinite(number))) return false;
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsWhole(ref reader)) return false;
        }
        return true;
    }

    private static bool IsWhole(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return true;
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value, Options.GetTypeInfo(value.GetType()));
}
