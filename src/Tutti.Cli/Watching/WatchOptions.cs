namespace Tutti.Cli.Watching;

/// <summary>What is shared of a folder, and how.</summary>
internal sealed record WatchOptions
{
    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Bytes of the largest file that is shared.</summary>
    public long LargestFile { get; init; } = 256 * 1024;

    public int MostFiles { get; init; } = 2_000;

    /// <summary>Whether what others write is written into the files.</summary>
    public bool Pulls { get; init; }

    /// <summary>Whether the session's context says which files were touched.</summary>
    public bool TellsFiles { get; init; }
}
