namespace Tutti.Crdt.Inspection;

/// <summary>
/// The way from a root to a shared type or to a key of one, such as <c>nodes</c> → <c>n1</c> → <c>title</c>. Paths
/// share their beginnings, so that many of them in a deep document cost little.
/// </summary>
public sealed class SharedPath : IEquatable<SharedPath>
{
    private readonly PathStep _step;
    private readonly int _hash;

    internal SharedPath(string root)
    {
        Root = root;
        _hash = root.GetHashCode(StringComparison.Ordinal);
    }

    internal SharedPath(SharedPath parent, PathStep step)
    {
        Root = parent.Root;
        Parent = parent;
        Depth = parent.Depth + 1;
        _step = step;
        _hash = HashCode.Combine(parent._hash, step);
    }

    /// <summary>The name of the root type.</summary>
    public string Root { get; }

    /// <summary>The path without its last step; null for a root.</summary>
    public SharedPath? Parent { get; }

    /// <summary>The last step; null for a root.</summary>
    public PathStep? Step => Parent is null ? null : _step;

    /// <summary>How many steps lead away from the root.</summary>
    public int Depth { get; }

    /// <summary>All steps from the root on.</summary>
    public IReadOnlyList<PathStep> Steps
    {
        get
        {
            var steps = new PathStep[Depth];
            for (var path = this; path.Parent is not null; path = path.Parent) steps[path.Depth - 1] = path._step;
            return steps;
        }
    }

    /// <summary>Whether two paths lead to the same place.</summary>
    public static bool operator ==(SharedPath? left, SharedPath? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether two paths lead to different places.</summary>
    public static bool operator !=(SharedPath? left, SharedPath? right) => !(left == right);

    /// <summary>Whether this is the place these keys lead to, or lies in it.</summary>
    public bool IsWithin(string root, params ReadOnlySpan<string> keys) =>
        Depth >= keys.Length && Up(keys.Length).Follows(root, keys);

    /// <summary>Whether this is the place another path leads to, or lies in it.</summary>
    public bool IsWithin(SharedPath other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Depth >= other.Depth && Up(other.Depth).Equals(other);
    }

    /// <summary>Whether a change here changes the place these keys lead to: this lies in it, is it, or is around it.</summary>
    public bool Touches(string root, params ReadOnlySpan<string> keys) =>
        Up(Math.Min(Depth, keys.Length)).Follows(root, keys);

    /// <inheritdoc/>
    public bool Equals(SharedPath? other)
    {
        if (other is null || _hash != other._hash || Depth != other.Depth) return false;
        var path = this;
        for (; path.Parent is not null; path = path.Parent, other = other.Parent!)
        {
            if (ReferenceEquals(path, other)) return true;
            if (path._step != other._step) return false;
        }

        return path.Root == other.Root;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SharedPath);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>For people: keys that contain a slash are not told apart.</summary>
    public override string ToString() => string.Join('/', Steps.Select(step => step.ToString()).Prepend(Root));

    private SharedPath Up(int depth)
    {
        var path = this;
        while (path.Depth > depth) path = path.Parent!;
        return path;
    }

    // All steps are the first of the keys.
    private bool Follows(string root, ReadOnlySpan<string> keys)
    {
        for (var path = this; path.Parent is not null; path = path.Parent)
        {
            if (path._step.Key != keys[path.Depth - 1]) return false;
        }

        return Root == root;
    }
}
