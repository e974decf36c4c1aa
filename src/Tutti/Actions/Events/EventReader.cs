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
        var constructor = type.GetConstructors().Single(one => one.GetParameters() is not [{ } only] || only.ParameterType != type);
        var values = constructor.GetParameters().Select(parameter => Value(type, parameter, workspace, document, fields.RootElement));
        return (IEvent)constructor.Invoke([.. values]);
    }

    private object? Value(Type type, ParameterInfo parameter, WorkspaceId? workspace, DocumentId? document, JsonElement data)
    {
        var kind = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var isHidden = type.GetProperty(parameter.Name!)?.GetCustomAttribute<JsonIgnoreAttribute>() is not null;
        if (isHidden && kind == typeof(WorkspaceId)) return workspace;
        if (isHidden && kind == typeof(DocumentId)) return document;
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);
        if (!data.TryGetProperty(name, out var value)) return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return value.Deserialize(json.Options.GetTypeInfo(parameter.ParameterType));
    }
}
