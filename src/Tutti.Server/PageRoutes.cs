using Microsoft.Net.Http.Headers;

namespace Tutti.Server;

/// <summary>Serves the web page: files as they are, and the page itself for every address it has inside.</summary>
internal static class PageRoutes
{
    public static void MapPage(this WebApplication app)
    {
        var files = new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
                IsHashed(file.Context.Request.Path) ? "public, max-age=31536000, immutable" : "no-cache",
        };
        app.UseStaticFiles(files);
        app.MapFallbackToFile("index.html", files);
    }

    // The build writes files whose names change with their content into this folder only.
    private static bool IsHashed(PathString path) => path.StartsWithSegments("/assets", StringComparison.Ordinal);
}
