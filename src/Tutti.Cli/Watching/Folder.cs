using System.Text;

namespace Tutti.Cli.Watching;

/// <summary>A file that is shared, as it was when it was looked at.</summary>
internal readonly record struct FileStamp(long Size, DateTime ChangedAt);

/// <summary>What a folder holds that is shared: text files that no rule leaves out. Links are not followed.</summary>
internal sealed class Folder(string root, WatchOptions options, Action<string> leftOut)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private IgnoreRules _rules = new(options.Include, options.Exclude);

    public string Root { get; } = root;

    /// <summary>The files there are now, by path.</summary>
    public Dictionary<string, FileStamp> Look()
    {
        var rules = new IgnoreRules(options.Include, options.Exclude);
        var files = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        Look(new DirectoryInfo(Root), "", rules, files, 0);
        _rules = rules;
        return files;
    }

    /// <summary>Whether a path of somebody else's may be written here.</summary>
    public bool MayWrite(string path) => SharedPath.IsSound(path) && _rules.SharesAll(path);

    /// <summary>The text of a file; null when it is not there, not text, or too large.</summary>
    public string? Read(string path)
    {
        if (SharedPath.Resolve(Root, path) is not { } full) return null;
        try
        {
            using var file = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > options.LargestFile) return LeaveOut(path, "it is too large");
            var bytes = new byte[file.Length];
            var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var text = bytes.AsSpan(0, read).Contains((byte)0) ? null : Strict.GetString(bytes, 0, read);
            return text ?? LeaveOut(path, "it is not text");
        }
        catch (DecoderFallbackException)
        {
            return LeaveOut(path, "it is not text");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return LeaveOut(path, "it cannot be read");
        }
    }

    /// <summary>Writes a file beside the old one and puts it in its place.</summary>
    /// <returns>False when the path leads out of the folder.</returns>
    public bool Write(string path, string text)
    {
        if (!MayWrite(path) || SharedPath.Resolve(Root, path) is not { } full) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var next = Path.Combine(Path.GetDirectoryName(full)!, $".tutti-{Guid.CreateVersion7():N}");
        try
        {
            File.WriteAllText(next, text, Strict);
            if (!OperatingSystem.IsWindows() && File.Exists(full)) File.SetUnixFileMode(next, File.GetUnixFileMode(full));
            File.Move(next, full, overwrite: true);
        }
        finally
        {
            File.Delete(next);
        }
        return true;
    }

    public void Delete(string path)
    {
        if (MayWrite(path) && SharedPath.Resolve(Root, path) is { } full) File.Delete(full);
    }

    private void Look(DirectoryInfo folder, string prefix, IgnoreRules rules, Dictionary<string, FileStamp> files, int depth)
    {
        var rulesHere = Path.Combine(folder.FullName, ".gitignore");
        if (new FileInfo(rulesHere) is { Exists: true, LinkTarget: null, Length: < 1024 * 1024 }) rules.Add(prefix.TrimEnd('/'), File.ReadLines(rulesHere));
        foreach (var entry in Entries(folder))
        {
            var path = prefix + entry.Name;
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) continue;
            if (entry is DirectoryInfo inner)
            {
                if (depth < 31 && rules.Shares(path, isFolder: true)) Look(inner, path + "/", rules, files, depth + 1);
                continue;
            }
            if (!rules.Shares(path, isFolder: false)) continue;
            if (!SharedPath.IsSound(path)) LeaveOut(path, "its name does not work everywhere");
            else if (entry is FileInfo { Length: var size } && size > options.LargestFile) LeaveOut(path, "it is too large");
            else if (files.Count >= options.MostFiles) LeaveOut("", $"there are more than {options.MostFiles} files");
            else files[path] = new FileStamp(((FileInfo)entry).Length, entry.LastWriteTimeUtc);
        }
    }

    private static List<FileSystemInfo> Entries(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string? LeaveOut(string path, string why)
    {
        if (_told.Add(path + why)) leftOut(path.Length == 0 ? $"some files are left out: {why}" : $"{path} is left out: {why}");
        return null;
    }
}
