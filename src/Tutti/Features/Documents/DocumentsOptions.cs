using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Documents;

/// <summary>Limits of documents; section <c>Tutti:Documents</c>.</summary>
public sealed class DocumentsOptions
{
    /// <summary>Documents in one workspace, without the deleted ones; 200,000. One more is refused with <c>CONFLICT</c>.</summary>
    [Range(1, 10_000_000)]
    public int InOneWorkspace { get; set; } = 200_000;

    /// <summary>Documents one person may make in a day; 5,000. More are refused with <c>RATE_LIMITED</c>.</summary>
    [Range(1, 10_000_000)]
    public int MadeByOnePersonADay { get; set; } = 5_000;
}
