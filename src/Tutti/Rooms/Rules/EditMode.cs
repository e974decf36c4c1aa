namespace Tutti.Rooms.Rules;

/// <summary>How people work on one document together.</summary>
internal enum EditMode
{
    /// <summary>Everyone who may edit edits.</summary>
    Parallel,

    /// <summary>One after the other: whoever has the turn edits.</summary>
    Sequential,

    /// <summary>Each edits only what they hold.</summary>
    Locked,
}
