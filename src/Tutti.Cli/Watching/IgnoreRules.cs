namespace Tutti.Cli.Watching;

/// <summary>
/// What of a folder is shared: what nobody writes by hand is left out, then what .gitignore files name, then what was asked for. Files
/// that hold secrets are left out whatever else says, both ways: they are not sent, and no session can write them.
/// </summary>
internal sealed class IgnoreRules
{
    private static readonly string[] Usual =
    [
        ".git/", ".hg/", ".svn/", "node_modules/", "bin/", "obj/", "artifacts/", "target/", "dist/", "build/", ".venv/", "venv/", "__pycache__/",
        ".idea/", ".vs/", ".gradle/", ".next/", ".cache/", ".DS_Store", "*.pyc", "*.swp", "*~", "*.tmp", ".tutti-*",
    ];

    // The folders run code or hold keys of whoever opens them.
    private static readonly Glob[] Never =
    [
        .. new[]
        {
            ".git", ".hg", ".svn", ".ssh", ".aws", ".gnupg", ".env", ".env.*", "*.pem", "*.key", "*.pfx", "*.p12", "*.jks", "*.keystore", "*.kdbx",
            "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", ".netrc", ".npmrc", ".pypirc", ".htpasswd", "credentials.json", "secrets.json",
        }.Select(pattern => new Glob(pattern, ignoreCase: true)),
    ];

    private readonly List<(string Base, Glob Glob, bool Shares)> _rules = [.. Usual.Select(pattern => ("", new Glob(pattern), false))];
    private readonly List<Glob> _include, _exclude;

    public IgnoreRules(IEnumerable<string> include, IEnumerable<string> exclude)
    {
        _include = [.. include.Select(pattern => new Glob(pattern))];
        _exclude = [.. exclude.Select(pattern => new Glob(pattern))];
    }

    /// <summary>Takes in a .gitignore file.</summary>
    /// <param name="folder">Where it stands, from the top; empty for the top.</param>
    /// <param name="lines">What it says.</param>
    public void Add(string folder, IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var shares = line[0] == '!';
            var pattern = shares ? line[1..] : line.StartsWith("\\#", StringComparison.Ordinal) || line.StartsWith("\\!", StringComparison.Ordinal) ? line[1..] : line;
            if (pattern.Trim('/').Length > 0) _rules.Add((folder.Length == 0 ? "" : folder + "/", new Glob(pattern), shares));
        }
    }

    /// <summary>Whether a folder is gone into, or a file is shared, when the folders above it are.</summary>
    public bool Shares(string path, bool isFolder)
    {
        if (IsSecret(path) || _exclude.Exists(glob => glob.Matches(path, isFolder))) return false;
        var shares = true;
        foreach (var (folder, glob, says) in _rules)
        {
            if (path.StartsWith(folder, StringComparison.Ordinal) && glob.Matches(path[folder.Length..], isFolder)) shares = says;
        }
        return shares && (isFolder || _include.Count == 0 || _include.Exists(glob => glob.Matches(path, isFolder)));
    }

    /// <summary>The same for a path of which nothing is known yet.</summary>
    public bool SharesAll(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at > 0; at = path.IndexOf('/', at + 1))
        {
            if (!Shares(path[..at], isFolder: true)) return false;
        }
        return Shares(path, isFolder: false);
    }

    private static bool IsSecret(string path) => Array.Exists(Never, glob => glob.Matches(path, isFolder: false));
}
