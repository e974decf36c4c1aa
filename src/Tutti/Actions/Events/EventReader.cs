using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Actions.Events;

/// <summary>
/// Makes an event again from its row: its place from the columns, everything else from the data. Events are records of
/// one constructor; what of them is not written as data is their workspace and their document.
/// </summary>
internal sealed class EventReader(ActionJson json)
{
    public IEvent Read(Type type, WorkspaceId? workspace, DocumentId? document, ReadOnlyMemory<byte> data)
    {
        using var fields = JsonDocument.Parse(data);
        var constructor = ConstructorOf(type);
        var values = constructor.GetParameters().Select(parameter => Value(type, parameter, workspace, document, fields.RootElement));
        return (IEvent)constructor.Invoke([.. values]);
    }

    /// <summary>The one constructor of a record.</summary>
    public static ConstructorInfo ConstructorOf(Type type) => type.GetConstructors().Single();

    /// <summary>Whether a field is the workspace or document of the event, and no data of it.</summary>
    public static bool IsPlace(Type type, ParameterInfo parameter) =>
        KindOf(parameter) is var kind && (kind == typeof(WorkspaceId) || kind == typeof(DocumentId))
        && type.GetProperty(parameter.Name!)?.GetCustomAttribute<JsonIgnoreAttribute>() is not null;

    private object? Value(Type type, ParameterInfo parameter, WorkspaceId? workspace, DocumentId? document, JsonElement data)
    {
        if (IsPlace(type, parameter)) return KindOf(parameter) == typeof(WorkspaceId) ? workspace : document;
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);
        if (!data.TryGetProperty(name, out var value)) return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return value.Deserialize(json.Options.GetTypeInfo(parameter.ParameterType));
    }

    private static Type KindOf(ParameterInfo parameter) => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
}
