using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Documents;

/// <summary>How edits become events; section <c>Tutti:Documents</c>.</summary>
public sealed class DocumentsOptions
{
    /// <summary>After so long without an edit by a person, what they did until then becomes one event; 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan EditsQuiet { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long edits become an event although they go on; 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan EditsTogether { get; set; } = TimeSpan.FromSeconds(60);
}
