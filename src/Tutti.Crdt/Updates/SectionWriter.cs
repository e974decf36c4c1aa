using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Updates;

/// <summary>Collects structs into sections, one per client in a row, each with the count that stands in front of it.</summary>
internal sealed class SectionWriter
{
    private readonly Lib0Writer _sections = new(256);
    private int _sectionCount;
    private int _structs;
    private ulong _client;
    private long _firstClock;

    /// <summary>Whether a section names its client, as in version 1; version 2 has a column for that.</summary>
    public bool WritesClients { get; init; }

    /// <summary>Where the structs of the open section are written.</summary>
    public Lib0Writer Body { get; } = new(256);

    /// <summary>Counts a struct that starts at a clock; true when it opens a section.</summary>
    public bool Begin(ulong client, long clock)
    {
        var opens = _structs == 0 || client != _client;
        if (opens)
        {
            Close();
            _client = client;
            _firstClock = clock;
        }

        _structs++;
        return opens;
    }

    /// <summary>Writes the count of sections and the sections.</summary>
    public void Finish(Lib0Writer output)
    {
        Close();
        output.WriteVarUint(_sectionCount);
        output.WriteBytes(_sections.Written);
    }

    private void Close()
    {
        if (_structs == 0) return;
        _sections.WriteVarUint(_structs);
        if (WritesClients) _sections.WriteClient(_client);
        _sections.WriteVarUint(_firstClock);
        _sections.WriteBytes(Body.Written);
        _sectionCount++;
        _structs = 0;
        Body.Reset();
    }
}
