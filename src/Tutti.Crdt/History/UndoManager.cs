using Tutti.Crdt.Types;

namespace Tutti.Crdt.History;

/// <summary>
/// Takes back what was changed here, and does it again, without touching what others did meanwhile. What is taken back is
/// what transactions of tracked origins changed in the types that are looked after.
/// </summary>
public sealed partial class UndoManager : IDisposable
{
    private readonly YDoc _document;
    private readonly UndoManagerOptions _options;
    private readonly UndoScope _scope;
    private readonly HashSet<object?> _trackedOrigins;
    private readonly List<StackItem> _undoStack = [];
    private readonly List<StackItem> _redoStack = [];
    private bool _isDisposed;

    /// <summary>Looks after a whole document.</summary>
    public UndoManager(YDoc document, UndoManagerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        _document = document;
        _options = options ?? new UndoManagerOptions();
        _trackedOrigins = [.. _options.TrackedOrigins, this];
        _scope = new UndoScope(document);
        _scope.AddWhole();
        Listen();
    }

    /// <summary>Looks after a type and all that is in it.</summary>
    public UndoManager(YType scope, UndoManagerOptions? options = null)
        : this([scope], options)
    {
    }

    /// <summary>Looks after types of one document and all that is in them.</summary>
    public UndoManager(YType[] scope, UndoManagerOptions? options = null)
        : this(DocumentOf(scope), scope, options)
    {
    }

    /// <summary>Looks after types of a document and all that is in them; there may be none yet.</summary>
    public UndoManager(YDoc document, YType[] scope, UndoManagerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(scope);
        _document = document;
        _options = options ?? new UndoManagerOptions();
        _trackedOrigins = [.. _options.TrackedOrigins, this];
        _scope = new UndoScope(_document);
        AddToScope(scope);
        Listen();
    }

    /// <summary>Called when there is a new step to undo or redo.</summary>
    public event Action<StackItemEvent>? StackItemAdded;

    /// <summary>Called when more changes became part of the last step.</summary>
    public event Action<StackItemEvent>? StackItemUpdated;

    /// <summary>Called when a step was undone or redone.</summary>
    public event Action<StackItemEvent>? StackItemPopped;

    /// <summary>Called when stacks were emptied: the stack of undo, that of redo, or both.</summary>
    public event Action<bool, bool>? StackCleared;

    /// <summary>Whether there is something to undo.</summary>
    public bool CanUndo => _undoStack.Count > 0;

    /// <summary>Whether there is something to do again.</summary>
    public bool CanRedo => _redoStack.Count > 0;

    /// <summary>The steps that can be undone, the last one last.</summary>
    public IReadOnlyList<StackItem> UndoStack => _undoStack;

    /// <summary>The steps that can be done again, the next one last.</summary>
    public IReadOnlyList<StackItem> RedoStack => _redoStack;

    /// <summary>Whether it is undoing just now.</summary>
    public bool IsUndoing { get; private set; }

    /// <summary>Whether it is redoing just now.</summary>
    public bool IsRedoing { get; private set; }

    /// <summary>The step that is being undone or redone, for observers that are told of it.</summary>
    public StackItem? CurrentItem { get; private set; }

    internal bool IgnoresRemoteMapChanges => _options.IgnoreRemoteMapChanges;

    /// <summary>Looks after more types.</summary>
    public void AddToScope(params ReadOnlySpan<YType> types)
    {
        foreach (var type in types) _scope.Add(type);
    }

    /// <summary>Tracks transactions of one more origin, or of a type of origins.</summary>
    public void AddTrackedOrigin(object? origin) => _trackedOrigins.Add(origin);

    /// <summary>Tracks transactions of an origin no more.</summary>
    public void RemoveTrackedOrigin(object? origin) => _trackedOrigins.Remove(origin);

    /// <summary>The next change begins a new step, however soon it comes.</summary>
    public void StopCapturing() => _lastChange = null;

    /// <summary>Takes the last step back. Gives the step, or null when there was nothing that could be changed.</summary>
    public StackItem? Undo()
    {
        IsUndoing = true;
        try
        {
            return Pop(_undoStack, StackItemKind.Undo);
        }
        finally
        {
            IsUndoing = false;
        }
    }

    /// <summary>Does again what was undone last. Gives the step, or null when there was nothing that could be changed.</summary>
    public StackItem? Redo()
    {
        IsRedoing = true;
        try
        {
            return Pop(_redoStack, StackItemKind.Redo);
        }
        finally
        {
            IsRedoing = false;
        }
    }

    /// <summary>Forgets steps, and lets go of the deleted content that was kept for them.</summary>
    public void Clear(bool undo = true, bool redo = true)
    {
        undo &= CanUndo;
        redo &= CanRedo;
        if (!undo && !redo) return;
        var gone = new List<StackItem>();
        if (undo) gone.AddRange(_undoStack);
        if (redo) gone.AddRange(_redoStack);
        if (undo) _undoStack.Clear();
        if (redo) _redoStack.Clear();
        _document.Transact(transaction => LetGo(transaction, gone));
        StackCleared?.Invoke(undo, redo);
    }

    /// <summary>Ends it. The document stays as it is.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _trackedOrigins.Remove(this);
        _document.AfterTransaction -= Capture;
        _document.Destroyed -= OnDestroyed;
        _document.UndoManagers.Remove(this);
    }

    /// <summary>Whether a step that can still be undone or redone deleted this.</summary>
    internal bool Deleted(ItemId id) =>
        _undoStack.Exists(step => step.Deletions.Contains(id.Client, id.Clock))
        || _redoStack.Exists(step => step.Deletions.Contains(id.Client, id.Clock));

    private static YDoc DocumentOf(YType[] scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.Length == 0) throw new ArgumentException("There is no type to look after.", nameof(scope));
        return scope[0]?.Document ?? throw new InvalidOperationException("The type was not put into a document yet.");
    }

    private void Listen()
    {
        _document.AfterTransaction += Capture;
        _document.Destroyed += OnDestroyed;
        _document.UndoManagers.Add(this);
    }

    private void OnDestroyed(YDoc document) => Dispose();
}
