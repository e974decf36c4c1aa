using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Protocol;

/// <summary>A binary frame: its <see cref="MessageType"/> and what follows it.</summary>
public readonly ref struct Frame
{
    private Frame(long type, ReadOnlySpan<byte> body)
    {
        Type = type;
        Body = body;
    }

    /// <summary>One of <see cref="MessageType"/>, or a number this library does not know.</summary>
    public long Type { get; }

    /// <summary>The bytes after the type.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Reads the type in front of a frame.</summary>
    public static Frame Read(ReadOnlySpan<byte> frame)
    {
        var input = new Lib0Reader(frame);
        var type = input.ReadVarUint();
        return new Frame(type, input.Rest);
    }

    /// <summary>The awareness update inside a body that follows <see cref="MessageType.Awareness"/>.</summary>
    public ReadOnlySpan<byte> ReadAwareness()
    {
        var input = new Lib0Reader(Body);
        var update = input.ReadVarBytes();
        input.End();
        return update;
    }
}
