using System.Text.RegularExpressions;

namespace Tutti.Kinds;

/// <summary>The kinds of document this server knows.</summary>
internal sealed partial class DocumentKinds
{
    private readonly Dictionary<string, DocumentKind> _kinds = new(StringComparer.Ordinal);

    public DocumentKinds(IEnumerable<DocumentKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (!NameForm().IsMatch(kind.Name))
                throw new ArgumentException($"\"{kind.Name}\" is not the name of a kind: a lower-case letter, then letters, digits or hyphens.", nameof(kinds));
            if (!_kinds.TryAdd(kind.Name, kind)) throw new ArgumentException($"There are two kinds called \"{kind.Name}\".", nameof(kinds));
        }
        All = [.. _kinds.Values];
        Names = [.. All.Select(kind => kind.Name)];
        NoSuchKind = new Refusal(RefusalCode.InvalidMessage, $"There is no such kind of document. There are {string.Join(", ", Names)}.");
    }

    public IReadOnlyList<DocumentKind> All { get; }

    public IReadOnlyList<string> Names { get; }

    public Refusal NoSuchKind { get; }

    public DocumentKind? Find(string name) => _kinds.GetValueOrDefault(name);

    /// <summary>The kind of a stored document. Its plug-in may be gone: then it is kept, and nothing is known of it.</summary>
    public DocumentKind Of(string name) => Find(name) ?? UnknownKind.Instance;

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameForm();

    private sealed class UnknownKind : DocumentKind
    {
        public static readonly UnknownKind Instance = new();

        public override string Name => "unknown";

        public override IReadOnlyList<SharedRoot> Roots => [];
    }
}

/// <summary>A property that names a kind of document.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DocumentKindNameAttribute : Attribute;
