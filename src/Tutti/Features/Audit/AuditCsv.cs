using System.Globalization;
using System.Text;
using Tutti.Actions.Events;

namespace Tutti.Features.Audit;

/// <summary>
/// Rows of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it, since names and titles
/// are written by strangers.
/// </summary>
internal static class AuditCsv
{
    public const string Head =
        "number,id,at,type,category,user_id,user_name,document_id,document_title,event,session_id,address,data,hash\r\n";

    public static string Row(EventEntry row)
    {
        var text = new StringBuilder();
        string?[] cells =
        [
            Text(row.Link), row.Id, row.At, row.Type, row.Category, row.PersonId.ToString(), row.Person.Name, row.DocumentId?.ToString(),
            row.DocumentTitle, Text(row.Number), row.SessionId, row.Address, row.Data, row.Hash,
        ];
        foreach (var cell in cells) Add(text, cell ?? "");
        text[^1] = '\r';
        return text.Append('\n').ToString();
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Add(StringBuilder text, string cell)
    {
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') cell = "'" + cell;
        var isQuoted = cell.AsSpan().ContainsAny(",\"\r\n;");
        if (isQuoted) text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else text.Append(cell);
        text.Append(',');
    }
}
