namespace Tutti.Crdt.Tests.History;

/// <summary>Documents that exchange what they have.</summary>
internal static class Replicas
{
    public static YDoc New(ulong client, bool gc = true) => new(new YDocOptions { ClientId = client, Gc = gc });

    public static void Sync(params ReadOnlySpan<YDoc> documents)
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var from in documents)
            {
                foreach (var to in documents)
                {
                    if (from != to) to.ApplyUpdate(from.EncodeStateAsUpdate(to.EncodeStateVector()), "peer");
                }
            }
        }
    }
}

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _now = 1;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _now;

    public void Pass(int milliseconds) => _now += milliseconds;
}
