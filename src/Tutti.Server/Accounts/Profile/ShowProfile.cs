using Tutti.Actions.Events;
using Tutti.Rooms;

namespace Tutti.Server.Accounts.Profile;

/// <summary>Tells the open rooms that someone looks different.</summary>
internal sealed class ShowProfile(IRoomGateway rooms) : IListen<ProfileChanged>, IListen<GuestUpgraded>
{
    public ValueTask On(ProfileChanged happened, EventRow row, CancellationToken cancellationToken) => Show(row);

    public ValueTask On(GuestUpgraded happened, EventRow row, CancellationToken cancellationToken) => Show(row);

    private ValueTask Show(EventRow row)
    {
        rooms.Show(row.Person);
        return default;
    }
}
