using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Rooms;

namespace Tutti.Tests.Support;

/// <summary>Rooms that are not told of some events, as when the server dies right after the commit.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "The proxy is a class made from it.")]
internal class LossyRooms : DispatchProxy
{
    private IRoomGateway? _rooms;
    private Func<RoomEvent, bool>? _isLost;

    /// <summary>Puts such rooms in the place of the server's own.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="isLost">Says for each event whether the rooms are not told.</param>
    public static void Add(IServiceCollection services, Func<RoomEvent, bool> isLost) => services.AddSingleton(provider =>
    {
        var rooms = Create<IRoomGateway, LossyRooms>();
        ((LossyRooms)rooms)._rooms = provider.GetRequiredService<RoomDirectory>();
        ((LossyRooms)rooms)._isLost = isLost;
        return rooms;
    });

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        args is [_, RoomEvent happened] && _isLost!(happened) ? null : targetMethod!.Invoke(_rooms, args);
}
