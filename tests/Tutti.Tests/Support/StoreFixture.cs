using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Tests.Support;

/// <summary>A store with its schema and a room log on it, without a server.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    private readonly string _data;
    private readonly ServiceProvider _services;

    private StoreFixture(string data, ServiceProvider services)
    {
        _data = data;
        _services = services;
    }

    public IStore Store => _services.GetRequiredService<IStore>();

    public IRoomLog Log => new SqlRoomLog(Store, _services.GetRequiredService<IRoomAppends>());

    public static async Task<StoreFixture> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("tutti-store-").FullName;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IRoomAppends, PreparedAppends>();
        await TestStores.AddAsync(services, data);
        var fixture = new StoreFixture(data, services.BuildServiceProvider());
        await fixture.Store.MigrateAsync(CancellationToken.None);
        return fixture;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await TestStores.DeleteAsync(_data);
    }
}
