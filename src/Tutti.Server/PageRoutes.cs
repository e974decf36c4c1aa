using Microsoft.Net.Http.Headers;

namespace Tutti.Server;

/// <summary>Serves the web page: files as they are, and the page itself for every address it has inside.</summary>
internal static class PageRoutes
{
    // Public files only: a compressed answer that held a secret beside what others wrote could give it away.
    private static readonly string[] Compressed = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/wasm"];

    /// <summary>Where the page lies: where the server was started, when it is there, else beside the program.</summary>
    public static string Folder()
    {
        var here = Path.GetFullPath("wwwroot");
        return File.Exists(Path.Combine(here, "index.html")) ? here : Path.Combine(AppContext.BaseDirectory, "wwwroot");
    }

    public static void AddPage(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = Compressed;
    });

    public static void MapPage(this WebApplication app)
    {
        var files = new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
                IsHashed(file.Context.Request.Path) ? "public, max-age=31536000, immutable" : "no-cache",
        };
        app.UseResponseCompression();
        app.UseStaticFiles(files);
        app.MapFallbackToFile("index.html", files);
    }

    // The build writes files whose names change with their content into this folder only.
    private static bool IsHashed(PathString path) => path.StartsWithSegments("/assets", StringComparison.Ordinal);
}
