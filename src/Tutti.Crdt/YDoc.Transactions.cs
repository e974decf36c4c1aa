using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt;

/// <content>Transactions and what follows when they end.</content>
public sealed partial class YDoc
{
    private readonly List<Transaction> _ended = [];
    private readonly Calls _calls = new();
    private Transaction? _open;
    private Transaction? _spare;
    private Cleanup? _cleanup;
    private List<History.UndoManager>? _undoManagers;
    private int _epoch;
    private bool _isCleaningUp;

    /// <summary>Called when a transaction begins.</summary>
    public event Action<Transaction>? BeforeTransaction;

    /// <summary>Called when a transaction has ended, before the observers of its types.</summary>
    public event Action<Transaction>? BeforeObserverCalls;

    /// <summary>Called after the observers; deleted content can still be read.</summary>
    public event Action<Transaction>? AfterTransaction;

    /// <summary>Called when deleted content is gone and structs are joined.</summary>
    public event Action<Transaction>? AfterTransactionCleanup;

    /// <summary>Called when a transaction, and those its observers began, are all over.</summary>
    public event Action<IReadOnlyList<Transaction>>? AfterAllTransactions;

    /// <summary>Called with what a transaction changed.</summary>
    public event Action<YUpdate>? Updated;

    /// <summary>How many handlers listen to types of this document.</summary>
    internal int Observers { get; set; }

    /// <summary>Whether observers are being called: what they are told can be read only then.</summary>
    internal bool IsCleaningUp => _isCleaningUp;

    /// <summary>The undo managers of this document: each keeps deleted content for its steps.</summary>
    internal List<History.UndoManager> UndoManagers => _undoManagers ??= [];

    private bool IsObserved => Observers > 0 || BeforeTransaction is not null || BeforeObserverCalls is not null
        || AfterTransaction is not null || AfterTransactionCleanup is not null || AfterAllTransactions is not null;

    /// <summary>
    /// Makes changes that belong together: one update, one call of each observer. Inside another transaction they become part of that.
    /// </summary>
    /// <remarks>
    /// It groups and does not roll back, as in Yjs: what was changed before <paramref name="body"/> throws stays, is told to
    /// observers and is sent.
    /// </remarks>
    /// <param name="body">Makes the changes.</param>
    /// <param name="origin">Whoever or whatever makes them: handlers and undo managers tell by it whose they are.</param>
    public void Transact(Action<Transaction> body, object? origin = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        Transact(
            transaction =>
            {
                body(transaction);
                return true;
            },
            origin);
    }

    /// <inheritdoc cref="Transact(Action{Transaction}, object?)"/>
    /// <returns>What <paramref name="body"/> gives.</returns>
    public T Transact<T>(Func<Transaction, T> body, object? origin = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (_open is not null) return body(_open);
        var transaction = Begin(new Transaction(this), origin, isLocal: true);
        try
        {
            return body(transaction);
        }
        finally
        {
            End(transaction);
        }
    }

    /// <summary>Opens a transaction for one change, or joins the one that is open. Dispose of it to end it.</summary>
    internal Change Change() => _open is not null
        ? new Change(this, _open, isOwn: false)
        : new Change(this, Begin(TakeSpare() ?? new Transaction(this), null, isLocal: true), isOwn: true);

    /// <summary>Ends a transaction that only handlers were given; without any it is used again.</summary>
    internal void EndChange(Transaction transaction)
    {
        var isHeld = _isCleaningUp || IsObserved || Updated is not null || SubdocumentsChanged is not null;
        End(transaction);
        if (!isHeld) GiveBack(transaction);
    }

    private Transaction Begin(Transaction transaction, object? origin, bool isLocal)
    {
        transaction.Begin(origin, isLocal, IsObserved, ++_epoch);
        _open = transaction;
        BeforeTransaction?.Invoke(transaction);
        return transaction;
    }

    // Observers may begin transactions of their own: those are cleaned up one after another, never one inside another.
    private void End(Transaction transaction)
    {
        _open = null;
        transaction.End();
        _ended.Add(transaction);
        if (_isCleaningUp) return;
        _isCleaningUp = true;
        try
        {
            for (var i = 0; i < _ended.Count; i++) CleanUp(_ended[i], _calls);
        }
        finally
        {
            _isCleaningUp = false;
        }

        if (AfterAllTransactions is { } handler)
            _calls.Run(handler, _ended.ToArray());

        _ended.Clear();
        _calls.ThrowWhatWasThrown();
    }

    // A handler that throws keeps no other from being called, nor the document from being put in order.
    private void CleanUp(Transaction transaction, Calls calls)
    {
        if (BeforeObserverCalls is { } before) calls.Run(before, transaction);
        if (transaction.ChangedNodes.Count > 0) Observation.Call(transaction, calls);
        if (AfterTransaction is { } after) calls.Run(after, transaction);
        if (_options.CleansFormats && FormattingCleanup.IsNeeded(transaction)) calls.Run(FormattingCleanup.Run, transaction);
        if (transaction.HasChanges || transaction.Cuts.Count > 0 || transaction.Collect.Count > 0)
            (_cleanup ??= new Cleanup(Store)).Run(transaction, Gc, _options.GcFilter);
        if (!transaction.IsLocal && _clientId is { } own && transaction.Touched.Count > 0) LeaveClientId(transaction, own);
        if (AfterTransactionCleanup is { } cleaned) calls.Run(cleaned, transaction);
        if (transaction.HasChanges && Updated is { } updated) calls.Run(updated, new YUpdate(transaction));
        if (transaction.ChangesSubdocuments) CleanUpSubdocuments(transaction, calls);
    }

    // Somebody else writes under the same id: from here on under another.
    private void LeaveClientId(Transaction transaction, ulong own)
    {
        foreach (var (client, before, after) in transaction.Touched)
        {
            if (before != after && Store.Client(client).Id == own) _clientId = NewClientId();
        }
    }
}
