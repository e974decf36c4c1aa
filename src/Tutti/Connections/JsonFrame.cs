using System.Text.Json;
using System.Text.Unicode;

namespace Tutti.Connections;

/// <summary>One JSON text frame, read strictly: UTF-8, an object with a type, no key twice, not deep, finite numbers.</summary>
internal sealed record JsonFrame(string Type, string? Ref, JsonElement Body)
{
    private const int MaxDepth = 16, LongestName = 100;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a frame.</summary>
    /// <param name="utf8">The text as it came.</param>
    /// <returns>The frame, or null when it is none.</returns>
    public static JsonFrame? Read(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span)) return null;
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !HasFiniteNumbers(root)) return null;
            if (!TryText(root, "type", out var type) || type is null || !TryText(root, "ref", out var reference)) return null;
            return new JsonFrame(type, reference, root.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryText(JsonElement root, string name, out string? text)
    {
        text = null;
        if (!root.TryGetProperty(name, out var value)) return true;
        if (value.ValueKind != JsonValueKind.String) return false;
        text = value.GetString();
        return text is { Length: <= LongestName };
    }

    // JSON has no infinity, but 1e309 becomes one in every client that reads it.
    private static bool HasFiniteNumbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.TryGetDouble(out var number) && double.IsFinite(number),
        JsonValueKind.Object => element.EnumerateObject().All(property => HasFiniteNumbers(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(HasFiniteNumbers),
        _ => true,
    };
}
