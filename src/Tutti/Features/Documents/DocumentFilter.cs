namespace Tutti.Features.Documents;

/// <summary>In which order a list of documents is, and which column says so.</summary>
internal sealed record DocumentOrder(string Name, string Column, bool Descending)
{
    public static readonly DocumentOrder ByChange = new("updated", "updated_at", true),
        ByTitle = new("title", "title_words", false),
        ByAge = new("created", "id", true),
        ByDeletion = new("deleted", "deleted_at", true);

    /// <summary>How the two columns are sorted.</summary>
    public string Direction => Descending ? "DESC" : "ASC";

    public static DocumentOrder Read(string? name) => name == ByTitle.Name ? ByTitle : name == ByAge.Name ? ByAge : ByChange;
}

/// <summary>Which documents of a workspace are looked for.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Order">The order; that of the deleted ones lists those, any other what is there.</param>
internal sealed record DocumentFilter(WorkspaceId Workspace, DocumentOrder Order)
{
    /// <summary>The folder, empty for the top; null for all.</summary>
    public string? Folder { get; init; }

    /// <summary>The names of the kinds that are looked for: one, or all there are.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>How words of the title begin.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Where the page before ended.</summary>
    public (string Value, string Id)? After { get; init; }

    public int Most { get; init; }
}
