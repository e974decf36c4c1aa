using System.Text;
using System.Text.Json;
using Tutti.Crdt.Protocol;

namespace Tutti.Client.Rooms;

/// <content>What comes on the socket, and what goes out on it.</content>
public sealed partial class LiveRoom
{
    // These pass: the same changes are taken when they are sent again.
    private static readonly string[] Passing = ["UNAVAILABLE", "RATE_LIMITED", "INTERNAL"];

    private string? _epoch;
    private byte[]? _presence;
    private long _presenceClock;
    private bool _admitted;

    private void HearBinary(ReadOnlySpan<byte> bytes)
    {
        var frame = Frame.Read(bytes);
        if (frame.Type == MessageType.QueryAwareness)
        {
            lock (_gate) SendPresence();
        }
        if (frame.Type != MessageType.Sync || !_options.FollowsDocument) return;
        var sync = SyncMessage.Read(frame.Body);
        lock (_gate)
        {
            if (sync.Step == SyncStep.Step1)
            {
                Answer(sync.Payload);
            }
            else
            {
                _doc.ApplyUpdate(sync.Payload, this);
                _synced |= sync.Step == SyncStep.Step2;
            }
        }
        Tell();
    }

    // A reader's answer with deletes only would be refused, so one who wrote nothing says nothing.
    private void Answer(ReadOnlySpan<byte> vector)
    {
        var update = CanEdit || _ledger.HasUnsaved ? _doc.EncodeStateAsUpdate(vector) : [0, 0];
        SendUpdate(SyncStep.Step2, update);
        _ledger.Answered();
    }

    private void HearText(ReadOnlyMemory<byte> text)
    {
        using var parsed = JsonDocument.Parse(text);
        var frame = parsed.RootElement.Clone();
        switch (Text(frame, "type"))
        {
            case "connected":
                Connected(frame);
                break;
            case "ack" when frame.TryGetProperty("upto", out var upTo) && upTo.TryGetInt64(out var number):
                lock (_gate) _ledger.Acknowledged(number);
                Tell();
                break;
            case "error" when frame.TryGetProperty("update", out _):
                Drop();
                if (Text(frame, "error_code") is { } code && !Passing.Contains(code))
                    StartOver(new RefusedChange(code, Text(frame, "message") ?? code, false));
                break;
            case "resync":
                _feed.Resync();
                AskForDocument();
                break;
            case "permissions_changed":
                Permitted(frame);
                Happened?.Invoke(frame);
                break;
            case "ack" or "heartbeat" or null:
                break;
            default:
                _feed.Hear(frame);
                break;
        }
    }

    private void Connected(JsonElement frame)
    {
        if (_epoch is not null && Text(frame, "epoch") != _epoch)
        {
            Drop();
            NewEpoch();
            return;
        }
        _epoch = Text(frame, "epoch");
        Permitted(frame);
        _feed.Connected(frame.GetProperty("last_event").GetInt64());
        lock (_gate)
        {
            _admitted = true;
            SendPresence();
        }
        AskForDocument();
        Turn(RoomStatus.Connected);
    }

    private void Permitted(JsonElement frame) => CanEdit =
        frame.TryGetProperty("permissions", out var may) && may.EnumerateArray().Any(permission => permission.ValueEquals("edit"u8));

    private void NewEpoch()
    {
        _epoch = null;
        StartOver(new RefusedChange("EPOCH_CHANGED", "The document was replaced on the server.", false));
    }

    private void AskForDocument()
    {
        lock (_gate)
        {
            if (_options.FollowsDocument) Send(SyncMessage.ToFrame(SyncStep.Step1, _doc.EncodeStateVector()), isText: false);
        }
    }

    private void SendUpdate(SyncStep step, byte[] update)
    {
        _ledger.Sent(update.Length);
        Send(SyncMessage.ToFrame(step, update), isText: false);
    }

    private void SendPresence()
    {
        if (_presence is null || !_admitted) return;
        var writer = new AwarenessWriter();
        writer.Add(_doc.ClientId, ++_presenceClock, _presence);
        Send(writer.ToFrame(), isText: false);
    }

    private void SendText(string json) => Send(Encoding.UTF8.GetBytes(json), isText: true);

    private static string? Text(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
