using System.Text.Json.Serialization.Metadata;
using Tutti.Server.Accounts;
using Tutti.Server.Jwt;
using Tutti.Telemetry;

namespace Tutti.Server;

/// <summary>Puts the stand-alone server together.</summary>
internal static class ServerApp
{
    private const string UsualAddress = "http://localhost:5080";

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The page lies beside the program, wherever the server is started from.
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(UsualAddress);
        PlainNames.Add(builder.Configuration);
        if (builder.Configuration["data"] is { Length: > 0 } data) builder.Configuration["Tutti:Data"] = data;
        // Request logs hold addresses with tickets in them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddTutti();
        builder.Services.AddModule((services, actions, _) => AccountsModule.Add(services, actions));
        builder.Services.AddMigrations(typeof(ServerApp).Assembly);
        builder.Services.AddSingleton<IJsonTypeInfoResolver>(ServerJson.Default);
        configure?.Invoke(builder);

        var app = builder.Build();
        // A secret that is missing or guessable stops the start, not the first request.
        _ = app.Services.GetRequiredService<Hs256>();
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.MapTutti();
        app.MapGet("/healthz", () => Results.Ok());
        app.MapGet("/readyz", (Readiness readiness) => readiness.IsReady ? Results.Ok() : Results.StatusCode(503));
        app.MapPage();
        return app;
    }
}
