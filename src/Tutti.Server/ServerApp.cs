using System.Text.Json.Serialization.Metadata;
using Tutti.Actions.OpenApi;
using Tutti.Postgres;
using Tutti.Server.Accounts;
using Tutti.Telemetry;

namespace Tutti.Server;

/// <summary>Puts the stand-alone server together.</summary>
internal static class ServerApp
{
    private const string UsualAddress = "http://localhost:5080";

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Prepare(args);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseHttpsOnly();
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.MapTutti();
        app.MapTuttiDescription();
        app.MapTuttiMailbox();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.SwaggerEndpoint("/openapi/v1.json", "Tutti");
        });
        app.MapGet("/healthz", () => Results.Ok());
        app.MapGet("/readyz", (Readiness readiness) => readiness.IsReady ? Results.Ok() : Results.StatusCode(503));
        app.MapPage();
        return app;
    }

    /// <summary>The API's description, without starting anything.</summary>
    public static string Describe()
    {
        using var provider = Services([]);
        return provider.GetRequiredService<ApiDocument>().Write();
    }

    /// <summary>What the server is made of, without starting it.</summary>
    public static ServiceProvider Services(string[] args) => Prepare(args).Services.BuildServiceProvider();

    private static WebApplicationBuilder Prepare(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            WebRootPath = PageRoutes.Folder(),
        });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(UsualAddress);
        PlainNames.Add(builder.Configuration);
        if (builder.Configuration["data"] is { Length: > 0 } data) builder.Configuration["Tutti:Data"] = data;
        // Request logs hold addresses with tickets in them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Fewer hops between threads for each frame; what blocks (SQLite) does so on a pool thread either way.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.AddKnownProxies(builder.Configuration);
        builder.Services.AddPage();
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(366));
        builder.Services.AddTutti();
        if (builder.Configuration["Tutti:Database"] is { Length: > 0 } database) builder.Services.AddTuttiPostgres(database);
        builder.Services.AddModule(AccountsModule.Add);
        builder.Services.AddMigrations(typeof(ServerApp).Assembly);
        builder.Services.AddSingleton<IJsonTypeInfoResolver>(ServerJson.Default);
        return builder;
    }
}
