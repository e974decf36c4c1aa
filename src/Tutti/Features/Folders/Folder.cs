namespace Tutti.Features.Folders;

/// <summary>A folder as it is stored.</summary>
internal sealed class Folder
{
    /// <summary>The parent of what lies at the top.</summary>
    public const string Top = "";

    /// <summary>How the wire spells the top, where it has to be named.</summary>
    public const string TopName = "root";

    public string Id { get; init; } = "";

    public WorkspaceId WorkspaceId { get; init; }

    public string ParentId { get; init; } = Top;

    public string Name { get; init; } = "";

    public int Documents { get; init; }

    public PersonId CreatedBy { get; init; }

    public string CreatedAt { get; init; } = "";

    /// <summary>By which names are the same to people: two folders side by side differ in it.</summary>
    public string FoldedName => Fold(Name);

    public FolderView ToView() => new(Id, Name, ParentId == Top ? null : ParentId, Documents, CreatedAt);

    public static string Fold(string name) => name.ToLowerInvariant();
}

/// <summary>A folder as it is shown.</summary>
internal sealed record FolderView(string Id, string Name, string? ParentId, int Documents, string CreatedAt);
