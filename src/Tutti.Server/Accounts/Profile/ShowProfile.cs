using Tutti.Actions.Events;
using Tutti.Rooms;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Tells the open rooms that someone looks different.</summary>
internal sealed class ShowProfile(IRoomGateway rooms) : IListen<ProfileChanged>
{
    public ValueTask On(ProfileChanged happened, EventRow row, CancellationToken cancellationToken)
    {
        rooms.Show(row.Person);
        return default;
    }
}
