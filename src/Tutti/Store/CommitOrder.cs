namespace Tutti.Store;

/// <summary>
/// Puts commits of one process in a row where their order matters: a change of rights, with the numbers it raises, and the
/// journal's commits, which look at those numbers first. A store with one writer at a time needs none. Whoever waits may
/// hold locks in the database, so the wait has an end.
/// </summary>
internal sealed class CommitOrder : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for its turn; dispose to let the next one have its.</summary>
    public async ValueTask<Turn> EnterAsync() =>
        await _turn.WaitAsync(Longest) ? new Turn(_turn) : throw new TimeoutException("The store did not get round to this commit.");

    /// <summary>As <see cref="EnterAsync"/>, for the journal's own thread.</summary>
    public Turn EnterBlocking() =>
        _turn.Wait(Longest) ? new Turn(_turn) : throw new TimeoutException("The store did not get round to this commit.");

    public void Dispose() => _turn.Dispose();

    /// <summary>One commit's turn; the empty one is nobody's.</summary>
    internal readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
