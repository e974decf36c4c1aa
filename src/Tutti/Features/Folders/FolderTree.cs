namespace Tutti.Features.Folders;

/// <summary>All folders of a workspace, to see where one may be put.</summary>
internal sealed class FolderTree
{
    public const int MostFolders = 1_000, MostLevels = 8;

    private static readonly Refusal TooMany = new(RefusalCode.Conflict, $"A workspace has at most {MostFolders} folders."),
        TooDeep = new(RefusalCode.Conflict, $"Folders lie in each other {MostLevels} levels deep at most."),
        InItself = new(RefusalCode.Conflict, "A folder cannot be put into itself."),
        NoSuchFolder = new(RefusalCode.NotFound, "There is no such folder."),
        Taken = new(RefusalCode.Conflict, "There is a folder of this name here already.");

    private readonly Dictionary<string, Folder> _all;
    private readonly ILookup<string, Folder> _inside;

    public FolderTree(IReadOnlyList<Folder> all)
    {
        _all = all.ToDictionary(folder => folder.Id, StringComparer.Ordinal);
        _inside = all.ToLookup(folder => folder.ParentId, StringComparer.Ordinal);
    }

    public Folder? Find(string id) => _all.GetValueOrDefault(id);

    public IEnumerable<Folder> In(string id) => _inside[id];

    /// <summary>Whether a new folder may be made there.</summary>
    public Refusal? CheckNew(string parent, string name)
    {
        if (_all.Count >= MostFolders) return TooMany;
        if (parent != Folder.Top && !_all.ContainsKey(parent)) return NoSuchFolder;
        if (LevelsAbove(parent) + 1 > MostLevels) return TooDeep;
        return IsTaken(parent, name) ? Taken : null;
    }

    /// <summary>Whether a folder may be there under that name.</summary>
    public Refusal? CheckPlace(Folder folder, string parent, string name)
    {
        if (parent != Folder.Top && !_all.ContainsKey(parent)) return NoSuchFolder;
        for (var above = parent; above != Folder.Top; above = _all[above].ParentId)
        {
            if (above == folder.Id) return InItself;
        }
        if (LevelsAbove(parent) + LevelsFrom(folder) > MostLevels) return TooDeep;
        return IsTaken(parent, name, folder.Id) ? Taken : null;
    }

    /// <summary>The name, with a number behind it when there is one of that name.</summary>
    public string FreeName(string parent, string name, ISet<string> also)
    {
        var free = name;
        for (var number = 2; IsTaken(parent, free) || also.Contains(Folder.Fold(free)); number++)
        {
            var end = $" ({number})";
            free = name[..Math.Min(name.Length, Actions.PlainText.LongestName - end.Length)] + end;
        }
        return free;
    }

    private bool IsTaken(string parent, string name, string? but = null) =>
        _inside[parent].Any(folder => folder.Id != but && folder.FoldedName == Folder.Fold(name));

    private int LevelsAbove(string id)
    {
        var levels = 0;
        for (var above = id; above != Folder.Top; above = _all[above].ParentId) levels++;
        return levels;
    }

    private int LevelsFrom(Folder folder) => 1 + _inside[folder.Id].Select(LevelsFrom).DefaultIfEmpty().Max();
}
