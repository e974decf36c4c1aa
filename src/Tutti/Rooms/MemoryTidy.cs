namespace Tutti.Rooms;

/// <summary>
/// Gives back what a crowd left behind. Handshakes and first states make garbage that survives the small collections
/// because it is made all at once; when things have calmed down, one thorough collection returns it to the system. A
/// server at work collects often enough by itself, and is left alone.
/// </summary>
internal sealed class MemoryTidy
{
    // Below this there is nothing worth the pause.
    private const long Worth = 32 * 1024 * 1024, Calm = 4 * 1024 * 1024;

    private long _allocated, _sinceTidy;

    /// <summary>Called once a second.</summary>
    public void Look()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var lately = allocated - _allocated;
        _allocated = allocated;
        if (lately > Calm)
        {
            _sinceTidy += lately;
            return;
        }
        if (_sinceTidy < Worth) return;
        _sinceTidy = 0;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
