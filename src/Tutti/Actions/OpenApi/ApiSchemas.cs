using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Features.Shares;
using Tutti.Kinds;
using Tutti.Rooms.Rules;

namespace Tutti.Actions.OpenApi;

/// <summary>The schemas of what goes in and out, each named once under <c>components</c>.</summary>
internal sealed class ApiSchemas(ActionJson json, DocumentKinds kinds)
{
    private readonly SortedDictionary<string, JsonObject> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    public JsonObject Named => new(_named.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));

    /// <summary>A reference to the schema of a type; properties that the address carries are left out.</summary>
    public JsonObject Reference(Type type, IReadOnlyCollection<string>? without = null)
    {
        var name = NameOf(type);
        // A name stands for one shape: who reads the description would take one for the other.
        if (_types.TryGetValue(name, out var known) && known != type)
            throw new InvalidOperationException($"{type} and {known} have the same name in the API: {name}.");
        _types[name] = type;
        if (!_named.ContainsKey(name))
        {
            // The name is taken before the schema is made, so that a type may hold itself.
            _named[name] = [];
            _named[name] = Describe(json.Options.GetTypeInfo(type), without ?? []);
        }
        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    public JsonObject OfProperty(JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (property.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), false) is [AllowedValuesAttribute few])
            return Words(few.Values.OfType<string>());
        if (property.AttributeProvider?.IsDefined(typeof(DocumentKindNameAttribute), false) is true) return Words(kinds.Names);
        if (type == typeof(string) && property.Name.EndsWith("_at", StringComparison.Ordinal)) return Text("date-time");
        return Of(type);
    }

    private JsonObject Of(Type type)
    {
        if (type == typeof(string)) return Text();
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(long)) return new JsonObject { ["type"] = "integer" };
        if (type == typeof(double)) return new JsonObject { ["type"] = "number" };
        if (type == typeof(DocumentId) || type == typeof(PersonId) || type == typeof(WorkspaceId)) return Text("uuid");
        if (type == typeof(Role)) return Words(Enum.GetValues<Role>().Select(RoleNames.Of));
        if (type == typeof(EditMode)) return Words(Enum.GetValues<EditMode>().Select(EditModeNames.Of));
        if (type == typeof(EventCategory)) return Words(Enum.GetValues<EventCategory>().Select(EventCategories.Of));
        if (type == typeof(ShareAccess)) return Words(Enum.GetValues<ShareAccess>().Select(ShareAccesses.Of));
        // Any JSON at all.
        if (type == typeof(System.Text.Json.JsonElement)) return [];
        var info = json.Options.GetTypeInfo(type);
        return info.Kind == JsonTypeInfoKind.Enumerable
            ? new JsonObject { ["type"] = "array", ["items"] = Of(info.ElementType!) }
            : Reference(type);
    }

    private JsonObject Describe(JsonTypeInfo type, IReadOnlyCollection<string> without)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in type.Properties.Where(property => property.Get is not null && !without.Contains(property.Name, StringComparer.Ordinal)))
        {
            properties[property.Name] = OfProperty(property);
            // What is null is not written, so what may be null may be missing.
            var mayBeMissing = property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;
            if (!mayBeMissing) required.Add(property.Name);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0) schema["required"] = required;
        return schema;
    }

    private static JsonObject Text(string? format = null) =>
        format is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["format"] = format };

    private static JsonObject Words(IEnumerable<string> words) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    private static string NameOf(Type type)
    {
        if (type.IsGenericType) return NameOf(type.GetGenericArguments()[0]) + "Page";
        return type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length] : type.Name;
    }
}
