namespace Tutti.Crdt.Tests.Vectors;

/// <summary>Updates of random histories as yjs 13.6.33 wrote them: version 1, version 2 and state vector.</summary>
internal static class Samples
{
    private static readonly byte[][][] Lines = Read();

    public static IReadOnlyList<(byte[] V1, byte[] V2, byte[] Vector)> All => [.. Lines.Select(line => (line[0], line[1], line[2]))];

    public static IReadOnlyList<byte[]> Updates => [.. Lines.Select(line => line[0])];

    private static byte[][][] Read()
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream("updates.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => line.Split(' ').Select(Convert.FromBase64String).ToArray())];
    }
}
