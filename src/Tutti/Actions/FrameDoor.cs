using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Access;
using Tutti.Connections;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Actions;

/// <summary>The socket door: the same actions as by HTTP, asked for by a JSON frame and answered by <c>ack</c> or <c>error</c>.</summary>
internal sealed class FrameDoor(ActionRegistry registry, ActionRunner runner, TimeProvider clock) : ISocketActions
{
    private static readonly Refusal Unknown = new(RefusalCode.UnknownType, "There is no such message type."),
        Unsound = new(RefusalCode.InvalidMessage, "The message holds text or a number that cannot be kept.");

    public async ValueTask<Frame> RunAsync(
        JsonFrame frame, SignedIn who, string address, DocumentId document, CancellationToken cancellationToken)
    {
        if (registry.Frame(frame.Type) is not { } action) return RoomFrames.Error(Unknown, frame.Ref);
        if (!ActionJson.IsSound(JsonMarshal.GetRawUtf8Value(frame.Body))) return RoomFrames.Error(Unsound, frame.Ref);
        var fields = JsonObject.Create(frame.Body)!;
        fields.Remove("type");
        fields.Remove("ref");
        // The socket is open on one document; a frame cannot name another.
        fields["document_id"] = document.ToString();
        var answer = await runner.RunAsync(action, fields, new Caller(who, address) { IsOnSocket = true }, cancellationToken);
        return answer.Refusal is { } refusal ? RoomFrames.Error(refusal, frame.Ref) : Ack(frame.Ref, answer.Body);
    }

    private Frame Ack(string? reference, ReadOnlyMemory<byte> view)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type"u8, "ack"u8);
        if (reference is not null) json.WriteString("ref"u8, reference);
        if (view.Length > 0)
        {
            json.WritePropertyName("result"u8);
            json.WriteRawValue(view.Span, skipInputValidation: true);
        }
        json.WriteString("timestamp"u8, Timestamps.Text(clock.GetUtcNow()));
        json.WriteEndObject();
        json.Flush();
        return Frame.Text(buffer.WrittenSpan);
    }
}
