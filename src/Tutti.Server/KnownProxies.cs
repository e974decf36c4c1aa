using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Tutti.Server;

/// <summary>
/// Believes a proxy in front what it says of the client, but only the proxies that <c>Tutti:KnownProxies</c> lists by
/// address: anyone can write such a header.
/// </summary>
internal static class KnownProxies
{
    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var proxies = configuration.GetSection("Tutti:KnownProxies").Get<string[]>() ?? [];
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
            options.ForwardedHeaders = proxies.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
    }
}
