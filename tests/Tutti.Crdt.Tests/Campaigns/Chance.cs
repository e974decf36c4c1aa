namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>The random numbers of <c>histories.mjs</c>: the same for the same seed in both languages.</summary>
internal sealed class Chance(int seed)
{
    private uint _state = (uint)seed;

    public double Next()
    {
        _state += 0x6d2b79f5;
        var t = _state;
        t = (t ^ (t >>> 15)) * (t | 1);
        t ^= t + ((t ^ (t >>> 7)) * (t | 61));
        return (t ^ (t >>> 14)) / 4294967296.0;
    }

    public int Below(int n) => (int)(Next() * n);

    public bool OneIn(int n) => Below(n) == 0;

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public void Shuffle<T>(List<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }
    }
}
