using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Rooms;
using Tutti.Store;

namespace Tutti.Postgres;

/// <summary>Puts Tutti's data into PostgreSQL.</summary>
public static class PostgresRegistration
{
    /// <summary>
    /// Keeps everything in a PostgreSQL database (14 or newer) instead of the SQLite file; beside <c>AddTutti</c>, in either order.
    /// The tables are made at the first start. The data folder is still needed for keys.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="connectionString"><c>postgres://user:password@host:port/database?sslmode=require</c>, or Npgsql's key=value form.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">The connection string cannot be read.</exception>
    public static IServiceCollection AddTuttiPostgres(this IServiceCollection services, string connectionString)
    {
        var address = PostgresAddress.Read(connectionString);
        services.AddOptions<PostgresOptions>().BindConfiguration("Tutti:Postgres").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new PostgresStore(
            address,
            provider.GetRequiredService<IOptions<PostgresOptions>>().Value,
            [.. provider.GetServices<MigrationSource>().Select(source => source.Assembly)],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PostgresStore>>()));
        services.Replace(ServiceDescriptor.Singleton<IStore>(provider => provider.GetRequiredService<PostgresStore>()));
        services.Replace(ServiceDescriptor.Singleton<IRoomAppends, PostgresAppends>());
        return services;
    }
}
