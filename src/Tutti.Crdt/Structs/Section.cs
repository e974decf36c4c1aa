using System.Runtime.InteropServices;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Structs;

/// <summary>Where the structs of one client lie in an update.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SectionPlace(ulong Client, int Clock, int Start, int End, int Structs);

/// <summary>How far the structs of a section were integrated, and what the next one waits for.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct Progress(int Position, int Left, int Clock)
{
    public ItemId WaitsFor { get; set; }
}

/// <summary>Tells sections that wait apart.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SectionKey(ulong Client, int Clock, int Left, int Bytes);

/// <summary>Structs of one client that wait: in the update at hand, or in bytes of their own.</summary>
internal sealed class Section(ulong client, int end)
{
    public ulong Client { get; } = client;

    public int End { get; private set; } = end;

    public byte[]? Data { get; private set; }

    public Progress Progress { get; set; }

    /// <summary>Where it stood before the update at hand.</summary>
    public Progress Saved { get; set; }

    public bool IsWoken { get; set; }

    public bool IsDone { get; set; }

    public SectionKey KeyNow => new(Client, Progress.Clock, Progress.Left, RemainingBytes);

    public int RemainingBytes => End - Progress.Position;

    /// <summary>What was left when it was kept: two updates that say the same leave the same waiting.</summary>
    public SectionKey Key { get; private set; }

    /// <summary>Copies what is left, since the update belongs to somebody else.</summary>
    public void Own(ReadOnlySpan<byte> update)
    {
        Key = KeyNow;
        Data = update[Progress.Position..End].ToArray();
        End = Data.Length;
        Progress = Progress with { Position = 0 };
    }

    public byte[] ToUpdate()
    {
        var output = new Lib0Writer(RemainingBytes + 32);
        output.WriteVarUint(1);
        output.WriteVarUint(Progress.Left);
        output.WriteClient(Client);
        output.WriteVarUint(Progress.Clock);
        output.WriteBytes(Data.AsSpan(Progress.Position));
        output.WriteVarUint(0);
        return output.ToArray();
    }
}
