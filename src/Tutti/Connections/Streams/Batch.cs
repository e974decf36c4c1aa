namespace Tutti.Connections.Streams;

/// <summary>The messages of one POST: a JSON frame, or binary frames, each behind its length as a varint.</summary>
internal readonly struct Batch
{
    // A length below 2^28 is enough: no message may be that large.
    private const int LongestLength = 4;

    private readonly Form _form;
    private readonly ReadOnlyMemory<byte> _rest;

    private Batch(Form form, ReadOnlyMemory<byte> rest)
    {
        _form = form;
        _rest = rest;
    }

    private enum Form
    {
        Empty,
        Text,
        Binary,
        TooBig,
    }

    /// <summary>A body that was larger than any message may be.</summary>
    public static Batch TooBig => new(Form.TooBig, default);

    public static Batch Text(ReadOnlyMemory<byte> json) => new(Form.Text, json);

    /// <summary>Reads the frames of a body.</summary>
    /// <returns>Null when the lengths do not fit it.</returns>
    public static Batch? Binary(ReadOnlyMemory<byte> body)
    {
        for (var rest = body; !rest.IsEmpty;)
        {
            if (!TryFrame(rest, out _, out rest)) return null;
        }
        return new Batch(Form.Binary, body);
    }

    /// <summary>The next message, and what is left behind it.</summary>
    public bool TryTake(out Message message, out Batch rest)
    {
        message = default;
        rest = default;
        switch (_form)
        {
            case Form.TooBig:
                message = Message.TooBig;
                return true;
            case Form.Text:
                message = new Message(MessageOutcome.Complete, true, _rest);
                return true;
            case Form.Binary when TryFrame(_rest, out var frame, out var behind):
                message = new Message(MessageOutcome.Complete, false, frame);
                rest = new Batch(Form.Binary, behind);
                return true;
            default:
                return false;
        }
    }

    private static bool TryFrame(ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> frame, out ReadOnlyMemory<byte> rest)
    {
        frame = rest = default;
        var length = 0;
        for (var at = 0; at < bytes.Length && at < LongestLength; at++)
        {
            var part = bytes.Span[at];
            length |= (part & 0x7F) << (7 * at);
            if ((part & 0x80) != 0) continue;
            if (length > bytes.Length - at - 1) return false;
            frame = bytes.Slice(at + 1, length);
            rest = bytes[(at + 1 + length)..];
            return true;
        }
        return false;
    }
}
