namespace Tutti.Server;

/// <summary>
/// In Production the server answers over https only: a request in clear is refused, not redirected, since whoever sent
/// its token in clear has to learn of it (AU-12). <c>Tutti:RequireHttps</c> overrides it.
/// </summary>
internal static class HttpsOnly
{
    private static readonly Refusal InClear = new(RefusalCode.PermissionDenied, "This server answers over https only.");

    public static void UseHttpsOnly(this WebApplication app)
    {
        if (!(app.Configuration.GetValue<bool?>("Tutti:RequireHttps") ?? app.Environment.IsProduction())) return;
        var door = app.Services.GetRequiredService<Actions.HttpDoor>();
        app.Use((http, next) => http.Request.IsHttps || IsProbe(http.Request.Path) ? next(http) : door.RefuseAsync(http, InClear));
    }

    // Probes come from beside the server, behind whatever ends TLS.
    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz";
}
