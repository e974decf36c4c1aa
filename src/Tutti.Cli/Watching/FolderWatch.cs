using System.Text.Json.Nodes;
using System.Threading.Channels;
using Tutti.Cli.Output;
using Tutti.Client;
using Tutti.Client.Rooms;

namespace Tutti.Cli.Watching;

/// <summary>Watches a folder and a session at once, until it is told to stop; then what was saved is brought to the server first.</summary>
internal sealed class FolderWatch : IAsyncDisposable
{
    private const int MostTold = 100;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150),
        AnyWay = TimeSpan.FromSeconds(5),
        AsIdle = TimeSpan.FromSeconds(10),
        Leaving = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TuttiClient _client;
    private readonly string _document;
    private readonly WatchOptions _options;
    private readonly Terminal _terminal;
    private readonly LiveRoom _room;
    private readonly FolderSync _sync;
    private readonly FileSystemWatcher? _watcher;
    private readonly List<string> _touched = [];
    private TuttiException? _refused;
    private long _shownAt;
    private bool _isShown;

    public FolderWatch(TuttiClient client, string document, string folder, WatchOptions options, Terminal terminal)
    {
        (_client, _document, _options, _terminal) = (client, document, options, terminal);
        _room = client.Room(document, new LiveRoomOptions
        {
            Observe = doc => doc.GetMap(FolderSync.Files).DeepObserved += (_, transaction) =>
            {
                if (options.Pulls && !transaction.IsLocal) Wake();
            },
        });
        _room.StatusChanged += Tell;
        _room.Refused += Refused;
        _sync = new FolderSync(_room, new Folder(folder, options, Note), options, Note);
        _watcher = TryWatch(folder);
    }

    /// <summary>Runs until cancelled.</summary>
    /// <param name="started">Called once everything there was is on the server.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(Action<int> started, CancellationToken stop)
    {
        try
        {
            await _room.OpenAsync(stop);
            if (!_room.CanEdit) throw new TuttiException("READ_ONLY", "You can read this session, but not change it.");
            _room.ShowPresence(Presence(null));
            await StepAsync(stop);
            started(_sync.Count);
            while (true)
            {
                await WaitAsync(stop);
                await StepAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await LastStepAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _watcher?.Dispose();
        await _room.DisposeAsync();
    }

    private async Task StepAsync(CancellationToken stop)
    {
        if (_refused is { } refused) throw refused;
        if (_room.Ended.IsFaulted) await _room.Ended;
        var done = await _sync.PushAsync(stop);
        if (done.Count > 0)
        {
            Show(done[^1].Path);
            await _room.FlushAsync(stop);
        }
        if (_options.Pulls) done.AddRange(_sync.Pull());
        foreach (var (path, what) in done) _terminal.Line($"{what}  {Terminal.Clean(path)}");
        if (_options.TellsFiles && done.Count > 0) await TellFilesAsync(done.Select(each => each.Path), stop);
        if (_sync.HasMissing) Wake();
        if (_isShown && TimeProvider.System.GetElapsedTime(_shownAt) > AsIdle) Show(null);
    }

    private async Task LastStepAsync()
    {
        using var deadline = new CancellationTokenSource(Leaving);
        try
        {
            await StepAsync(deadline.Token);
            await _room.FlushAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TuttiException(TuttiException.Unreachable, "Not everything was saved: the server cannot be reached.");
        }
    }

    // Until something happened and then for a moment nothing, so that what is saved together is sent together.
    private async Task WaitAsync(CancellationToken stop)
    {
        using var anyWay = CancellationTokenSource.CreateLinkedTokenSource(stop);
        anyWay.CancelAfter(AnyWay);
        try
        {
            var woken = _wake.Reader.WaitToReadAsync(anyWay.Token).AsTask();
            await Task.WhenAny(woken, _room.Ended);
            for (var i = 0; i < 10 && _wake.Reader.TryRead(out _); i++) await Task.Delay(Quiet, stop);
        }
        finally
        {
            stop.ThrowIfCancellationRequested();
        }
    }

    private FileSystemWatcher? TryWatch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
            watcher.Changed += (_, _) => Wake();
            watcher.Created += (_, _) => Wake();
            watcher.Deleted += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.Error += (_, _) => Wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException)
        {
            Note("the system watches no more folders: this one is looked at every 5 s");
            return null;
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private void Show(string? file)
    {
        _isShown = file is not null;
        _shownAt = TimeProvider.System.GetTimestamp();
        _room.ShowPresence(Presence(file));
    }

    private static JsonObject Presence(string? file)
    {
        var state = new JsonObject
        {
            ["activity"] = file is null ? "viewing" : "editing",
            ["data"] = new JsonObject { ["agent"] = "tutti" },
        };
        if (file is not null) state["file"] = file;
        return state;
    }

    private async Task TellFilesAsync(IEnumerable<string> paths, CancellationToken stop)
    {
        foreach (var path in paths)
        {
            _touched.Remove(path);
            _touched.Add(path);
        }
        if (_touched.Count > MostTold) _touched.RemoveRange(0, _touched.Count - MostTold);
        try
        {
            var files = new JsonArray([.. _touched.Select(path => (JsonNode)path)]);
            await _client.UpdateSessionAsync(_document, new JsonObject { ["files_touched"] = files }, stop);
        }
        catch (TuttiException error)
        {
            Note($"the context was not sent: {error.Message}");
        }
    }

    private void Refused(RefusedChange refused)
    {
        if (refused.HadUnsaved) _refused = new TuttiException(refused.Code, $"The server did not take the last change: {refused.Message}");
        Wake();
    }

    private void Tell(RoomStatus status)
    {
        if (status == RoomStatus.Offline) Note("the connection is lost; it is tried again");
        else if (status == RoomStatus.Connected && _room.LastEvent is not null) Note("connected");
        Wake();
    }

    private void Note(string text) => _terminal.Note(Terminal.Clean(text));
}
