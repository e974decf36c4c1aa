using System.Text.Json;

namespace Tutti.Client.Rooms;

/// <summary>The events of a room in their order, each once, over any number of sockets.</summary>
internal sealed class EventFeed(long? after, Action<JsonElement> tell, Action missed, Action comeBack)
{
    private long? _announced, _cameBackFor;

    /// <summary>The number of the last event told.</summary>
    public long? Last { get; private set; } = after;

    public void Connected(long lastEvent)
    {
        _announced = Last is null || Last == lastEvent ? null : lastEvent;
        Last ??= lastEvent;
    }

    /// <summary>The server cannot tell what was missed, or speaks of the content alone.</summary>
    public void Resync()
    {
        if (_announced is { } number) JumpTo(number);
        _announced = null;
    }

    public void Hear(JsonElement frame)
    {
        if (!frame.TryGetProperty("event", out var field) || !field.TryGetInt64(out var number))
        {
            tell(frame);
            return;
        }
        _announced = null;
        var expected = (Last ?? number - 1) + 1;
        if (number < expected) return;
        if (number > expected)
        {
            // A server that keeps the order never does this; one that cannot catch up would do it for ever.
            if (_cameBackFor != expected)
            {
                _cameBackFor = expected;
                comeBack();
                return;
            }
            JumpTo(number - 1);
        }
        Last = number;
        tell(frame);
    }

    private void JumpTo(long number)
    {
        Last = number;
        missed();
    }
}
