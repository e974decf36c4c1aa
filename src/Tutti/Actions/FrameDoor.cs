using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Access;
using Tutti.Store;

namespace Tutti.Actions;

/// <summary>The socket door: the same actions as by HTTP, asked for by a JSON frame and answered by <c>ack</c> or <c>error</c>.</summary>
internal sealed class FrameDoor(ActionRegistry registry, ActionRunner runner, TimeProvider clock)
{
    private const int LongestRef = 200;

    /// <summary>Runs the action of a frame type.</summary>
    /// <param name="type">The frame's type.</param>
    /// <param name="frame">The whole frame, an object.</param>
    /// <param name="who">Whom the socket belongs to.</param>
    /// <param name="document">The document the socket is open on; a frame cannot name another.</param>
    /// <param name="address">The socket's network address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The frame to send back, or an empty one when none is due: success without a <c>ref</c>.</returns>
    public async ValueTask<FrameAnswer> RunAsync(
        string type, JsonElement frame, SignedIn who, DocumentId document, string address, CancellationToken cancellationToken)
    {
        var reference = Reference(frame);
        if (registry.Frame(type) is not { } action)
            return Error(new Refusal(RefusalCode.UnknownType, "There is no such message type."), reference);
        var fields = JsonObject.Create(frame)!;
        fields.Remove("type");
        fields.Remove("ref");
        fields["document_id"] = document.ToString();
        var answer = await runner.RunAsync(action, fields, new Caller(who, address), cancellationToken);
        if (answer.Refusal is { } refusal) return Error(refusal, reference);
        return reference is null ? default : Ack(reference, answer.Body);
    }

    /// <summary>An <c>error</c> frame, for the socket's own refusals too.</summary>
    public FrameAnswer Error(Refusal refusal, string? reference) => Write(json =>
    {
        json.WriteString("type"u8, "error"u8);
        json.WriteString("error_code"u8, refusal.WireCode);
        json.WriteString("message"u8, refusal.Message);
        if (reference is not null) json.WriteString("ref"u8, reference);
        if (refusal.RetryAfter is { } wait) json.WriteNumber("retry_after_ms"u8, (long)wait.TotalMilliseconds);
    }, refusal);

    private FrameAnswer Ack(string reference, ReadOnlyMemory<byte> view) => Write(json =>
    {
        json.WriteString("type"u8, "ack"u8);
        json.WriteString("ref"u8, reference);
        if (view.Length == 0) return;
        json.WritePropertyName("result"u8);
        json.WriteRawValue(view.Span, skipInputValidation: true);
    }, null);

    private static string? Reference(JsonElement frame) =>
        frame.TryGetProperty("ref"u8, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: <= LongestRef } text ? text : null;

    private FrameAnswer Write(Action<Utf8JsonWriter> fields, Refusal? refusal)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        fields(json);
        json.WriteString("timestamp"u8, Timestamps.Text(clock.GetUtcNow()));
        json.WriteEndObject();
        json.Flush();
        return new FrameAnswer(buffer.WrittenMemory, refusal);
    }
}

/// <summary>What goes back on the socket.</summary>
/// <param name="Frame">The frame's text; empty when nothing is due.</param>
/// <param name="Refusal">The refusal it carries, if it is an error.</param>
internal readonly record struct FrameAnswer(ReadOnlyMemory<byte> Frame, Refusal? Refusal);
