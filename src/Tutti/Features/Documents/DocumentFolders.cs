namespace Tutti.Features.Documents;

/// <summary>How the wire and the store name the place of a document.</summary>
internal static class DocumentFolders
{
    public static readonly Refusal NoSuchFolder = new(RefusalCode.NotFound, "There is no such folder in this workspace.");

    private const string Top = "root";

    /// <summary>The folder as it is stored; the top is empty there.</summary>
    public static string Stored(string? folder) => folder is null or Top ? "" : folder;
}
