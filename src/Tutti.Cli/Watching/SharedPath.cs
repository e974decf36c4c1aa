namespace Tutti.Cli.Watching;

/// <summary>Paths as sessions have them: from the top of the folder, with <c>/</c>. Others may have written them.</summary>
internal static class SharedPath
{
    private const int Longest = 500, Deepest = 32;

    private static readonly string[] Devices =
    [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];

    /// <summary>Whether it names a file inside the folder on every system: no way up, no root, no drive, no device.</summary>
    public static bool IsSound(string path)
    {
        if (path.Length is 0 or > Longest || path.Any(letter => char.IsControl(letter) || letter is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
            return false;
        var parts = path.Split('/');
        return parts.Length <= Deepest && Array.TrueForAll(parts, IsSound1);
    }

    /// <summary>Where it lies on the disk; null when it is not sound, or a link on the way there leads somewhere.</summary>
    public static string? Resolve(string folder, string path)
    {
        if (!IsSound(path)) return null;
        var at = folder;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            var entry = new FileInfo(at);
            if (entry.LinkTarget is not null || (entry.Exists && entry.Attributes.HasFlag(FileAttributes.ReparsePoint))) return null;
        }
        return at;
    }

    private static bool IsSound1(string part) =>
        part.Length > 0 && part is not ("." or "..") && part[^1] is not ('.' or ' ')
        && !Devices.Contains(part.Split('.')[0], StringComparer.OrdinalIgnoreCase);
}
