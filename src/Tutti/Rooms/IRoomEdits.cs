namespace Tutti.Rooms;

/// <summary>Hears of each edit once it is committed. Called from the room's loop, so it must return at once.</summary>
internal interface IRoomEdits
{
    void Edited(RoomKey room, IEditor editor);
}

/// <summary>A host that counts no edits.</summary>
internal sealed class NoEdits : IRoomEdits
{
    public void Edited(RoomKey room, IEditor editor)
    {
        // Nobody wants to know.
    }
}
