namespace Tutti.Rooms;

/// <summary>Hears of each edit once it is committed (many, registered by features). Called from the room's loop, so it must return at once.</summary>
internal interface IRoomEdits
{
    void Edited(RoomKey room, IEditor editor);
}

/// <summary>Tells all who want to know; nobody in a host that counts no edits.</summary>
internal sealed class AllEdits(IEnumerable<IRoomEdits> all) : IRoomEdits
{
    private readonly IRoomEdits[] _all = [.. all];

    public void Edited(RoomKey room, IEditor editor)
    {
        foreach (var one in _all) one.Edited(room, editor);
    }
}
