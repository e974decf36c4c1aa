namespace Tutti.Crdt.Tests.Fuzz;

/// <summary>Damages bytes the way networks, bugs and attackers do.</summary>
internal static class Mutation
{
    private static readonly byte[][] Bombs =
    [
        [0xff, 0xff, 0xff, 0xff, 0x7f],
        [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10],
        [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
        [0x75, 0x01, 0x75, 0x01, 0x75, 0x01, 0x75, 0x01],
        [0xed, 0xa0, 0x80],
        [0x00],
    ];

    public static byte[] Of(byte[] original, byte[] other, Random random)
    {
        var bytes = new List<byte>(original);
        for (var times = 1 + random.Next(4); times > 0; times--) Damage(bytes, other, random);
        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); return;
            case 1 when at < bytes.Count: bytes[at] = (byte)random.Next(256); return;
            case 2: bytes.RemoveRange(at, bytes.Count - at); return;
            case 3: bytes.Insert(at, (byte)random.Next(256)); return;
            case 4: bytes.InsertRange(at, Bombs[random.Next(Bombs.Length)]); return;
            case 5 when other.Length > 0:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, random.Next(Math.Min(32, other.Length - from))));
                return;
            default:
                bytes.RemoveRange(at, Math.Min(random.Next(8), bytes.Count - at));
                return;
        }
    }
}
