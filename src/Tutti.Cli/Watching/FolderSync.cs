using Tutti.Client.Rooms;
using Tutti.Crdt;
using Tutti.Crdt.Types;

namespace Tutti.Cli.Watching;

/// <summary>
/// Keeps a folder and the files of a session in step. For each file it knows what was on the disk when both were last in step: what differs
/// from that is what was done here, and only that is done to the document, so that what others wrote meanwhile stays.
/// </summary>
internal sealed class FolderSync(LiveRoom room, Folder folder, WatchOptions options, Action<string> note)
{
    public const string Files = "files";

    // A file changed so shortly before it was read may change again without another time on it.
    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (string Disk, string Shared)> _inStep = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileStamp Stamp, DateTime ReadAt)> _looked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal), _told = new(StringComparer.Ordinal);

    public int Count => _inStep.Count;

    /// <summary>Whether a file is gone and one more look has to say that it stays so.</summary>
    public bool HasMissing => _missing.Count > 0;

    /// <summary>Sends what was changed in the folder since the last look.</summary>
    /// <returns>The files, and what became of them.</returns>
    public async Task<List<(string Path, string What)>> PushAsync(CancellationToken cancellationToken)
    {
        var done = new List<(string, string)>();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var files = folder.Look();
        foreach (var (path, stamp) in files)
        {
            _missing.Remove(path);
            if (_looked.TryGetValue(path, out var before) && before.Stamp == stamp && before.ReadAt - stamp.ChangedAt > Racy) continue;
            var text = folder.Read(path);
            _looked[path] = (stamp, now);
            if (text is null || (_inStep.TryGetValue(path, out var step) && step.Disk == text)) continue;
            await room.ReadyAsync(cancellationToken: cancellationToken);
            if (Put(path, text)) done.Add((path, "saved"));
        }
        foreach (var path in _inStep.Keys.Where(path => !files.ContainsKey(path)).ToList())
        {
            _looked.Remove(path);
            // An editor that saves by putting a new file in the place of the old one takes it away for a moment.
            if (_missing.Add(path)) continue;
            _missing.Remove(path);
            await room.ReadyAsync(cancellationToken: cancellationToken);
            done.Add((path, TakeAway(path) ? "deleted" : "kept in the session, where somebody else has changed it"));
        }
        return done;
    }

    /// <summary>Writes into the folder what others have changed.</summary>
    public List<(string Path, string What)> Pull()
    {
        var done = new List<(string, string)>();
        var shared = room.Read(TextsOf);
        foreach (var (path, text) in shared)
        {
            if (_inStep.TryGetValue(path, out var step) && step.Disk == text)
            {
                _inStep[path] = (text, text);
                continue;
            }
            if (!IsWelcome(path, text)) continue;
            // What was changed here and not sent yet goes first; then this comes again.
            var disk = folder.Read(path);
            if (disk != (step == default ? null : step.Disk) && disk != text) continue;
            if (disk is null && step != default) continue;
            if (disk != text && !Write(path, text)) continue;
            _inStep[path] = (text, text);
            _looked.Remove(path);
            done.Add((path, "written"));
        }
        foreach (var (path, step) in _inStep.Where(each => !shared.ContainsKey(each.Key)).ToList())
        {
            if (_missing.Contains(path) || folder.Read(path) != step.Disk) continue;
            folder.Delete(path);
            _inStep.Remove(path);
            _looked.Remove(path);
            done.Add((path, "deleted here"));
        }
        return done;
    }

    private bool IsWelcome(string path, string text)
    {
        var why = !folder.MayWrite(path) ? "its path leads elsewhere or is left out"
            : text.Length > options.LargestFile ? "it is too large"
            : _inStep.Count >= options.MostFiles && !_inStep.ContainsKey(path) ? $"there are more than {options.MostFiles} files"
            : null;
        if (why is not null) Refuse(path, why);
        return why is null;
    }

    private bool Write(string path, string text)
    {
        try
        {
            if (folder.Write(path, text)) return true;
            Refuse(path, "its path leads elsewhere");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Refuse(path, "it cannot be written");
        }
        return false;
    }

    private void Refuse(string path, string why)
    {
        if (_told.Add(path + why)) note($"{path} of the session is not written: {why}");
    }

    private bool Put(string path, string text)
    {
        var changed = true;
        var shared = text;
        room.Edit(doc =>
        {
            var files = doc.GetMap(Files);
            var there = files[path];
            if (there.Kind == YValueKind.Type && there.AsType() is YText now)
            {
                var current = now.ToString();
                changed = Bring(now, current, _inStep.TryGetValue(path, out var step) ? step.Disk : current, text);
                shared = now.ToString();
            }
            else
            {
                files.Set(path, new YText(text));
            }
        });
        _inStep[path] = (text, shared);
        return changed;
    }

    // What is in step for the first time becomes what the folder has.
    private static bool Bring(YText now, string current, string began, string text)
    {
        var changed = false;
        foreach (var (index, delete, insert) in Merging.Edits(began, text, current))
        {
            if (delete > 0) now.Delete(index, delete);
            if (insert.Length > 0) now.Insert(index, insert);
            changed = true;
        }
        return changed;
    }

    private bool TakeAway(string path)
    {
        var taken = true;
        room.Edit(doc =>
        {
            var files = doc.GetMap(Files);
            if (files[path] is { Kind: YValueKind.Type } there && there.AsType() is YText now && now.ToString() != _inStep[path].Shared) taken = false;
            else files.Delete(path);
        });
        _inStep.Remove(path);
        return taken;
    }

    private static Dictionary<string, string> TextsOf(YDoc doc)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, value) in doc.GetMap(Files))
        {
            if (value.Kind == YValueKind.Type && value.AsType() is YText text) texts[path] = text.ToString();
        }
        return texts;
    }
}
