namespace Tutti.Rooms.Rules;

/// <summary>Modes as the wire spells them.</summary>
internal static class EditModeNames
{
    public static string Of(EditMode mode) => mode switch
    {
        EditMode.Sequential => "sequential",
        EditMode.Locked => "locked",
        _ => "parallel",
    };

    public static EditMode? Read(string name) => name switch
    {
        "parallel" => EditMode.Parallel,
        "sequential" => EditMode.Sequential,
        "locked" => EditMode.Locked,
        _ => null,
    };
}
