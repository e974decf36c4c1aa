using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Actions;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Features.Audit;

/// <summary>
/// The audit as a file, newest first, written while it is read: a page of rows at a time, and no faster than it is taken.
/// </summary>
internal sealed class AuditFile(
    IStore store, WorkspaceId workspace, EventQuery query, AuditFormat format, string at, Func<Task<Action>> enter) : IServedView
{
    private const int AtOnce = 500;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public async Task ServeAsync(HttpContext http)
    {
        var leave = await enter();
        try
        {
            var headers = http.Response.Headers;
            headers.CacheControl = "no-store";
            headers.XContentTypeOptions = "nosniff";
            headers.ContentDisposition = $"attachment; filename=\"audit-{workspace}-{at[..10]}.{AuditFormats.Of(format)}\"";
            http.Response.ContentType = format == AuditFormat.Csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
            await WriteAsync(http, http.RequestServices.GetRequiredService<ActionJson>());
        }
        finally
        {
            leave();
        }
    }

    private async Task WriteAsync(HttpContext http, ActionJson json)
    {
        await using var file = new StreamWriter(http.Response.Body, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        if (format == AuditFormat.Csv) await file.WriteAsync(AuditCsv.Head);
        string? next = null;
        do
        {
            IReadOnlyList<EventEntry> rows;
            // A connection for each page: a reader that stays open would keep the store's log from being tidied.
            using (var connection = store.OpenRead())
                (rows, next) = await (query with { After = next }).ReadAsync(new Db(connection, null), AtOnce);
            foreach (var row in rows) await file.WriteAsync(format == AuditFormat.Csv ? AuditCsv.Row(row) : Line(row, json));
            await file.FlushAsync(http.RequestAborted);
        }
        while (next is not null);
    }

    private static string Line(EventEntry row, ActionJson json) =>
        JsonSerializer.Serialize(AuditView.Of(row), json.Options.GetTypeInfo(typeof(AuditView))) + "\n";
}
