using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Tutti.Access;

namespace Tutti.Rooms;

/// <summary>
/// Writes the true identity over whatever an awareness state claims: <c>user</c> is the connection's person, the rest
/// is passed on as it came.
/// </summary>
internal static class PresenceStamp
{
    /// <summary>Largest presence of one client, in bytes of JSON.</summary>
    public const int MaxBytes = 16 * 1024;

    private const int MaxDepth = 16;

    /// <summary>The <c>user</c> member of every state this person sends, as JSON text.</summary>
    public static byte[] UserMember(Person person, Role role)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("user"u8);
            json.WriteString("id"u8, person.Id.ToString());
            json.WriteString("name"u8, person.Name);
            json.WriteString("color"u8, person.Color);
            if (person.Avatar is not null) json.WriteString("avatar"u8, person.Avatar);
            if (person.IsGuest) json.WriteBoolean("guest"u8, true);
            json.WriteString("role"u8, RoleNames.Of(role));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan[1..^1].ToArray();
    }

    /// <summary>Stamps a state.</summary>
    /// <param name="state">A JSON object as a client sent it.</param>
    /// <param name="userMember">The result of <see cref="UserMember"/>.</param>
    /// <returns>The stamped state, or null when it is no JSON object within the limits.</returns>
    public static byte[]? Apply(ReadOnlySpan<byte> state, ReadOnlySpan<byte> userMember)
    {
        if (state.Length > MaxBytes || !Utf8.IsValid(state)) return null;
        var rented = ArrayPool<byte>.Shared.Rent(state.Length + userMember.Length + 2);
        try
        {
            rented[0] = (byte)'{';
            userMember.CopyTo(rented.AsSpan(1));
            var length = 1 + userMember.Length;
            if (!CopyOthers(state, rented, ref length)) return null;
            rented[length++] = (byte)'}';
            return rented.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool CopyOthers(ReadOnlySpan<byte> state, Span<byte> target, ref int length)
    {
        var reader = new Utf8JsonReader(state, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var start = (int)reader.TokenStartIndex;
                var isUser = reader.ValueTextEquals("user"u8);
                reader.Read();
                reader.Skip();
                if (isUser) continue;
                target[length++] = (byte)',';
                var member = state[start..(int)reader.BytesConsumed];
                member.CopyTo(target[length..]);
                length += member.Length;
            }
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
