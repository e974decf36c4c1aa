namespace Tutti.Crdt;

/// <content>What those who store the document and bring it to others tell about it.</content>
public sealed partial class YDoc
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called each time somebody says that the content is there.</summary>
    public event Action<YDoc>? Loaded;

    /// <summary>Called each time somebody says whether the document has what others have.</summary>
    public event Action<YDoc, bool>? Synced;

    /// <summary>Whether somebody has said that the content is there.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Whether the document has what others have, as was said last.</summary>
    public bool IsSynced { get; private set; }

    /// <summary>Ends when the content is there.</summary>
    public Task WhenLoaded => _loaded.Task;

    /// <summary>Ends when the document has what others have; a new task begins when that is lost.</summary>
    public Task WhenSynced => _synced.Task;

    /// <summary>For providers: says that the content is there.</summary>
    public void SetLoaded()
    {
        IsLoaded = true;
        _loaded.TrySetResult();
        Loaded?.Invoke(this);
    }

    /// <summary>For providers: says whether the document has what others have. Who has that has the content too.</summary>
    public void SetSynced(bool isSynced = true)
    {
        if (!isSynced && IsSynced) _synced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        IsSynced = isSynced;
        if (isSynced && !IsLoaded) SetLoaded();
        if (isSynced) _synced.TrySetResult();
        Synced?.Invoke(this, isSynced);
    }
}
