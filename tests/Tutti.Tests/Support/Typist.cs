using Tutti.Crdt.Encoding;
using Tutti.Crdt.Updates;

namespace Tutti.Tests.Support;

/// <summary>
/// Writes Yjs updates by hand: one client that types characters into the root text <c>content</c>, each after its own
/// last one, as an editor would.
/// </summary>
internal sealed class Typist(ulong client)
{
    private const byte StringRef = 4, HasOrigin = 0x80;

    public ulong Client { get; } = client;

    /// <summary>How many characters it has typed.</summary>
    public long Clock { get; private set; }

    public byte[] Type(string text)
    {
        var writer = new Lib0Writer();
        writer.WriteVarUint(1);
        writer.WriteVarUint(1);
        writer.WriteClient(Client);
        writer.WriteVarUint(Clock);
        if (Clock == 0)
        {
            writer.WriteByte(StringRef);
            writer.WriteVarUint(1);
            writer.WriteVarString("content");
        }
        else
        {
            writer.WriteByte(StringRef | HasOrigin);
            writer.WriteClient(Client);
            writer.WriteVarUint(Clock - 1);
        }
        writer.WriteVarString(text);
        writer.WriteVarUint(0);
        Clock += text.Length;
        return writer.ToArray();
    }

    /// <summary>An update that deletes some of its own characters.</summary>
    public byte[] Delete(long from, long length)
    {
        var writer = new Lib0Writer();
        writer.WriteVarUint(0);
        writer.WriteVarUint(1);
        writer.WriteClient(Client);
        writer.WriteVarUint(1);
        writer.WriteVarUint(from);
        writer.WriteVarUint(length);
        return writer.ToArray();
    }

    /// <summary>How many of its characters a document holds.</summary>
    public long CountIn(ReadOnlySpan<byte> document) => StateVector.Decode(Update.EncodeStateVector(document))[Client];
}
