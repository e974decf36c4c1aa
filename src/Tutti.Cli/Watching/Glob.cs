using System.Text;
using System.Text.RegularExpressions;

namespace Tutti.Cli.Watching;

/// <summary>A pattern as .gitignore has them: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>**</c>; one with a slash inside is anchored, one with a slash behind names folders.</summary>
internal sealed class Glob
{
    private readonly Regex _regex;
    private readonly bool _foldersOnly;

    public Glob(string pattern, bool ignoreCase = false)
    {
        _foldersOnly = pattern.EndsWith('/');
        var body = pattern.TrimEnd('/');
        var isAnchored = body.Contains('/', StringComparison.Ordinal);
        var regex = new StringBuilder(isAnchored ? "^" : "^(?:.*/)?");
        Write(body.TrimStart('/'), regex);
        // Without backtracking: whatever the pattern, the time is that of the text's length.
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline;
        _regex = new Regex(regex.Append('$').ToString(), ignoreCase ? options | RegexOptions.IgnoreCase : options, TimeSpan.FromSeconds(1));
    }

    /// <summary>Whether it means a path below where the pattern stands.</summary>
    public bool Matches(string path, bool isFolder) => (isFolder || !_foldersOnly) && _regex.IsMatch(path);

    private static void Write(string body, StringBuilder regex)
    {
        for (var i = 0; i < body.Length; i++)
        {
            var rest = body.AsSpan(i);
            if (rest.StartsWith("**/", StringComparison.Ordinal))
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**", StringComparison.Ordinal))
            {
                regex.Append(".*");
                i++;
            }
            else if (body[i] == '[' && body.IndexOf(']', i + 1) is var end && end > i + 1)
            {
                var set = body[(i + 1)..end];
                var isNot = set[0] is '!' or '^';
                regex.Append(isNot ? "[^/" : "[").Append(Regex.Escape(isNot ? set[1..] : set).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                i = end;
            }
            else
            {
                regex.Append(body[i] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    '\\' when i + 1 < body.Length => Regex.Escape(body[++i].ToString()),
                    var plain => Regex.Escape(plain.ToString()),
                });
            }
        }
    }
}
