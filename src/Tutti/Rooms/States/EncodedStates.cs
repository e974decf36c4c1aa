using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Tutti.Crdt.Updates;

namespace Tutti.Rooms.States;

/// <summary>
/// Encoded states as they are downloaded, each made once for everyone who asks: a crowd that opens a large document
/// shares one file, and whoever was cut off finds the bytes of the tag they began with. Bounded in bytes and time.
/// </summary>
internal sealed class EncodedStates : IDisposable
{
    private const int HashBytes = 12;

    private readonly Lock _gate = new();
    private readonly Dictionary<StateId, Task<EncodedState>> _states = [];
    private readonly RoomsOptions _options;
    private readonly TimeProvider _clock;
    private readonly string _folder;
    private long _files;

    /// <summary>Keeps large states as files in a folder of its own, which is emptied first.</summary>
    public EncodedStates(RoomsOptions options, string folder, TimeProvider clock)
    {
        _options = options;
        _folder = folder;
        _clock = clock;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// The state to serve for a reading. A large one may be a second old: who joins gets the rest by its state vector,
    /// and a crowd that comes while people type is not a crowd of encodings.
    /// </summary>
    public Task<EncodedState> EncodeAsync(RoomReading reading, UpdateFormat format)
    {
        var id = new StateId(reading.Key, reading.Epoch, reading.Head, format);
        lock (_gate)
        {
            if (_states.TryGetValue(id, out var known)) return known;
            if (reading.Bytes >= _options.StateByHttpBytes && TryFindFresh(id, out var fresh)) return fresh;
            var making = Task.Run(() => Make(id, reading));
            _states.Add(id, making);
            _ = making.ContinueWith(done => Made(id, done), TaskScheduler.Default);
            return making;
        }
    }

    /// <summary>The state under a tag, when it is still kept and is of this document.</summary>
    public EncodedState? Find(RoomKey key, Guid epoch, string tag)
    {
        lock (_gate)
        {
            foreach (var (id, task) in _states)
            {
                if (id.Key == key && id.Epoch == epoch && task.IsCompletedSuccessfully && task.GetAwaiter().GetResult() is { } state && state.Tag == tag) return state;
            }
        }
        return null;
    }

    /// <summary>Opens a state's bytes; null when it has just been let go.</summary>
    public Stream? Open(EncodedState state)
    {
        lock (_gate)
        {
            if (!_states.ContainsKey(state.Id)) return null;
            state.LastUsed = _clock.GetUtcNow();
            return state.Open();
        }
    }

    /// <summary>Lets go of what nobody has asked for in a while.</summary>
    public void Sweep()
    {
        var old = _clock.GetUtcNow() - _options.StateKept;
        lock (_gate)
        {
            foreach (var state in Ready())
            {
                if (state.LastUsed < old) Drop(state);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var state in Ready()) Drop(state);
            _states.Clear();
        }
    }

    private bool TryFindFresh(StateId id, [NotNullWhen(true)] out Task<EncodedState>? fresh)
    {
        var now = _clock.GetUtcNow();
        foreach (var (other, task) in _states)
        {
            if (!other.IsSameDocument(id) || other.Head > id.Head) continue;
            fresh = task;
            if (!task.IsCompleted) return true;
            if (task.IsCompletedSuccessfully && now - task.GetAwaiter().GetResult().MadeAt < _options.StateFreshness) return true;
        }
        fresh = null;
        return false;
    }

    private EncodedState Make(StateId id, RoomReading reading)
    {
        var whole = reading.Whole;
        if (id.Format == UpdateFormat.V2) whole = Update.Convert(whole.Span, UpdateFormat.V1, UpdateFormat.V2);
        var hash = Convert.ToHexStringLower(SHA256.HashData(whole.Span).AsSpan(0, HashBytes));
        var tag = $"\"{id.Epoch:N}-{id.Head}-{hash}\"";
        var now = _clock.GetUtcNow();
        if (whole.Length < _options.StateByHttpBytes) return new EncodedState(id, tag, whole.Length, whole, null, now);
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}.state");
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, preallocationSize: whole.Length))
            RandomAccess.Write(file, whole.Span, 0);
        return new EncodedState(id, tag, whole.Length, default, path, now);
    }

    private void Made(StateId id, Task<EncodedState> done)
    {
        lock (_gate)
        {
            if (!done.IsCompletedSuccessfully)
            {
                _states.Remove(id);
                return;
            }
            var newest = done.GetAwaiter().GetResult();
            var bytes = 0L;
            // The one just made stays, however large; of the others the longest unused go first.
            foreach (var state in Ready().OrderByDescending(state => state == newest).ThenByDescending(state => state.LastUsed))
            {
                bytes += state.Length;
                if (state != newest && bytes > _options.StateCacheBytes) Drop(state);
            }
        }
    }

    private List<EncodedState> Ready() =>
        [.. _states.Values.Where(task => task.IsCompletedSuccessfully).Select(task => task.GetAwaiter().GetResult())];

    private void Drop(EncodedState state)
    {
        _states.Remove(state.Id);
        state.Drop();
    }
}
