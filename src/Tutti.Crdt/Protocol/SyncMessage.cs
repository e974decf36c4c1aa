using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Protocol;

/// <summary>The three steps of the sync protocol.</summary>
public enum SyncStep
{
    /// <summary>The sender's state vector: a question for what it lacks.</summary>
    Step1 = 0,

    /// <summary>The answer: an update with what was lacking.</summary>
    Step2 = 1,

    /// <summary>An update as it happened.</summary>
    Update = 2,
}

/// <summary>One sync message: which step, and the state vector or update it carries as it lies in the frame.</summary>
public readonly ref struct SyncMessage
{
    private SyncMessage(SyncStep step, ReadOnlySpan<byte> payload)
    {
        Step = step;
        Payload = payload;
    }

    /// <summary>Which step it is.</summary>
    public SyncStep Step { get; }

    /// <summary>A state vector in step 1, an update otherwise.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads what follows <see cref="MessageType.Sync"/> in a frame.</summary>
    public static SyncMessage Read(ReadOnlySpan<byte> body)
    {
        var input = new Lib0Reader(body);
        var step = input.ReadVarUint();
        if (step > (long)SyncStep.Update) CrdtException.Throw(CrdtError.UnknownTag, "A sync message has an unknown step.");
        var payload = input.ReadVarBytes();
        input.End();
        return new SyncMessage((SyncStep)step, payload);
    }

    /// <summary>Writes a whole frame: message type, step and payload.</summary>
    public static void Write(Lib0Writer output, SyncStep step, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteVarUint(MessageType.Sync);
        output.WriteVarUint((long)step);
        output.WriteVarBytes(payload);
    }

    /// <summary>A whole frame as an array.</summary>
    public static byte[] ToFrame(SyncStep step, ReadOnlySpan<byte> payload)
    {
        var output = new Lib0Writer(payload.Length + 16);
        Write(output, step, payload);
        return output.ToArray();
    }
}
