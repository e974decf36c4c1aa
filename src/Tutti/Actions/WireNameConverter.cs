using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutti.Actions;

/// <summary>Reads and writes a value by its one spelling on the wire; anything else, also a number, is refused.</summary>
internal abstract class WireNameConverter<T>(Func<string, T?> read, Func<T, string> write) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && read(reader.GetString()!) is { } value
            ? value
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(write(value));
}

internal sealed class DocumentIdConverter() : WireNameConverter<DocumentId>(
    static text => DocumentId.TryParse(text, out var id) ? id : null, static id => id.ToString());

internal sealed class PersonIdConverter() : WireNameConverter<PersonId>(
    static text => PersonId.TryParse(text, out var id) ? id : null, static id => id.ToString());

internal sealed class WorkspaceIdConverter() : WireNameConverter<WorkspaceId>(
    static text => WorkspaceId.TryParse(text, out var id) ? id : null, static id => id.ToString());

internal sealed class RoleConverter() : WireNameConverter<Access.Role>(
    Access.RoleNames.Read, Access.RoleNames.Of);

internal sealed class EditModeConverter() : WireNameConverter<Rooms.Rules.EditMode>(
    Rooms.Rules.EditModeNames.Read, Rooms.Rules.EditModeNames.Of);
