namespace Tutti.Crdt.Bench;

/// <summary>The generator of peer.mjs (xorshift, Marsaglia 2003), so that both sides do the same.</summary>
internal sealed class Rng(uint seed)
{
    private uint _state = (seed * 2_654_435_761) | 1;

    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }
}
