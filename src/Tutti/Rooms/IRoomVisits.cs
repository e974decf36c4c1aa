using Tutti.Access;

namespace Tutti.Rooms;

/// <summary>
/// Hears who comes into a room and who leaves it: with the first and the last socket of a person. Called from the room's loop, so it
/// must return at once.
/// </summary>
internal interface IRoomVisits
{
    void Came(RoomKey room, Person person);

    void Went(RoomKey room, Person person);
}
