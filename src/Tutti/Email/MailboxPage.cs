using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti.Store;

namespace Tutti.Email;

/// <summary>
/// Shows the mailbox of Development: <c>/dev/mail</c> as a page, <c>/dev/mail.json</c> for scripts, <c>/dev/mail/{id}</c>
/// one message as its reader sees it. Elsewhere there is no such page.
/// </summary>
internal static partial class MailboxPage
{
    // Messages are ours, and what people wrote in them is encoded; this is the second wall.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes, string path)
    {
        var services = routes.ServiceProvider;
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment()) return;
        if (services.GetRequiredService<IEmailSender>() is not Mailbox mailbox) return;
        routes.MapGet(path, (HttpContext http) => Show(http, List(mailbox.Messages, path))).ExcludeFromDescription();
        routes.MapGet(path + ".json", (HttpContext http) => Show(http, Json(mailbox.Messages), "application/json")).ExcludeFromDescription();
        routes.MapGet(path + "/{id}", (HttpContext http, string id) =>
            mailbox.Messages.FirstOrDefault(one => one.Message.Id == id) is { } found ? Show(http, found.Message.Html) : Results.NotFound())
            .ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http, string text, string type = "text/html")
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(text, type, Encoding.UTF8);
    }

    private static string List(IReadOnlyList<ReceivedEmail> messages, string path)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.Append("<title>Mail</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px}");
        html.Append("article{border:1px solid #8884;border-radius:10px;padding:16px;margin:16px 0}h2{font-size:16px;margin:0}");
        html.Append("small{opacity:.75}pre{white-space:pre-wrap;word-break:break-word;font:inherit;margin:12px 0 0}");
        html.Append(":root{color-scheme:light dark}</style></head><body><h1>Mail</h1>");
        html.Append("<p>This server runs in Development: mail is not sent but kept here, the last hundred messages.</p>");
        if (messages.Count == 0) html.Append("<p>Nothing has come yet. Invite someone by e-mail, and the invitation lands here.</p>");
        foreach (var (message, at) in messages)
        {
            html.Append($"<article><h2><a href=\"{Safe(path)}/{Safe(message.Id)}\">{Safe(message.Subject)}</a></h2>");
            html.Append($"<small>to {Safe(message.To)} · {Timestamps.Text(at)}</small><pre>{Linked(message.Text)}</pre></article>");
        }
        return html.Append("</body></html>").ToString();
    }

    private static string Json(IReadOnlyList<ReceivedEmail> messages)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var (message, at) in messages)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, message.Id);
                json.WriteString("to"u8, message.To);
                json.WriteString("subject"u8, message.Subject);
                json.WriteString("text"u8, message.Text);
                json.WriteString("html"u8, message.Html);
                json.WriteString("at"u8, Timestamps.Text(at));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Linked(string text)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (var link in Address().EnumerateMatches(text))
        {
            var url = Safe(text.Substring(link.Index, link.Length));
            html.Append(Safe(text[end..link.Index])).Append($"<a href=\"{url}\">{url}</a>");
            end = link.Index + link.Length;
        }
        return html.Append(Safe(text[end..])).ToString();
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
