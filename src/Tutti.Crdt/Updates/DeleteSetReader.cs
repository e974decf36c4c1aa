using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Updates;

/// <summary>Walks the ranges of an encoded delete set.</summary>
internal ref struct DeleteSetReader
{
    private Lib0Reader _input;
    private int _clientsLeft;
    private int _rangesLeft;
    private ulong _client;

    public DeleteSetReader(ReadOnlySpan<byte> bytes)
    {
        _input = new Lib0Reader(bytes);
        _clientsLeft = _input.ReadCount();
    }

    public readonly int Position => _input.Position;

    /// <summary>How many more ranges of the same client follow the one just read.</summary>
    public readonly int MoreOfClient => _rangesLeft;

    public bool Next(out ClockRange range)
    {
        while (_rangesLeft == 0)
        {
            if (_clientsLeft-- == 0)
            {
                range = default;
                return false;
            }

            _client = _input.ReadClient();
            _rangesLeft = _input.ReadCount();
        }

        _rangesLeft--;
        var start = _input.ReadVarUint();
        var length = _input.ReadVarUint();
        if (length == 0) CrdtException.Throw(CrdtError.Malformed, "A deletion has no length.");
        if (start + length > Lib0Limits.MaxSafeInteger)
            CrdtException.Throw(CrdtError.NumberOutOfRange, "A clock passes 53 bits.");
        range = new ClockRange(_client, start, start + length);
        return true;
    }

    /// <summary>Refuses bytes after the delete set.</summary>
    public readonly void End() => _input.End();
}
