using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Documents;

/// <summary>Limits of documents, and how edits become events; section <c>Tutti:Documents</c>.</summary>
public sealed class DocumentsOptions
{
    /// <summary>Documents in one workspace, without the deleted ones; 200,000. One more is refused with <c>CONFLICT</c>.</summary>
    [Range(1, 10_000_000)]
    public int InOneWorkspace { get; set; } = 200_000;

    /// <summary>Documents one person may make in a day; 5,000. More are refused with <c>RATE_LIMITED</c>.</summary>
    [Range(1, 10_000_000)]
    public int MadeByOnePersonADay { get; set; } = 5_000;

    /// <summary>Keys in the context of a session; 256. What would make more is refused with <c>TOO_LARGE</c>.</summary>
    [Range(1, 10_000)]
    public int ContextKeys { get; set; } = 256;

    /// <summary>Bytes of a session's context, keys and values as JSON; 64 KiB. What would make more is refused with <c>TOO_LARGE</c>.</summary>
    [Range(1_024, 16 * 1024 * 1024)]
    public int ContextBytes { get; set; } = 64 * 1024;

    /// <summary>After so long without an edit by a person, what they did until then becomes one event; 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan EditsQuiet { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long edits become an event although they go on; 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan EditsTogether { get; set; } = TimeSpan.FromSeconds(60);
}
