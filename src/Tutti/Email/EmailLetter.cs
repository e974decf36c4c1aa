using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tutti.Email;

/// <summary>
/// What the server writes to people: a heading, a few sentences, one button. Made into plain text and into HTML that reads
/// well without pictures; what people wrote is shown as text, never as HTML.
/// </summary>
/// <param name="Subject">The subject.</param>
/// <param name="Heading">The first line, in a word or two what it is about.</param>
/// <param name="Paragraphs">The sentences before the button.</param>
internal sealed record EmailLetter(string Subject, string Heading, params string[] Paragraphs)
{
    private const string Ink = "#1c1c1f", Quiet = "#63636b", Ground = "#f4f4f6", Accent = "#4263eb";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What somebody wrote to go with it.</summary>
    public string? Quote { get; init; }

    /// <summary>What to do: the words on the button and where it leads.</summary>
    public (string Label, string Url)? Button { get; init; }

    /// <summary>The small print at the end: how long it holds, what to do when one did not expect it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Addresses it.</summary>
    public EmailMessage To(string address) => new(address, EmailText.Line(Subject), WriteText(), WriteHtml());

    private string WriteText()
    {
        var text = new StringBuilder();
        text.Append(EmailText.Line(Heading)).Append("\n\n");
        foreach (var paragraph in Paragraphs) text.Append(EmailText.Line(paragraph)).Append("\n\n");
        if (Quote is not null)
        {
            foreach (var line in EmailText.Lines(Quote).Split('\n')) text.Append("> ").Append(line).Append('\n');
            text.Append('\n');
        }
        if (Button is { } button) text.Append(button.Label).Append(":\n").Append(button.Url).Append("\n\n");
        if (Notes.Count > 0) text.Append("-- \n");
        foreach (var note in Notes) text.Append(EmailText.Line(note)).Append('\n');
        return text.ToString();
    }

    private string WriteHtml()
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.Append($"<title>{Safe(Subject)}</title></head>\n");
        html.Append($"<body style=\"margin:0;padding:24px 12px;background:{Ground};color:{Ink};");
        html.Append("font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">\n");
        html.Append("<div style=\"max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px\">\n");
        html.Append($"<h1 style=\"margin:0 0 16px;font-size:20px;line-height:1.3\">{Safe(Heading)}</h1>\n");
        foreach (var paragraph in Paragraphs) html.Append($"<p style=\"margin:0 0 16px\">{Safe(paragraph)}</p>\n");
        if (Quote is not null)
        {
            var lines = EmailText.Lines(Quote).Split('\n').Select(line => Html.Encode(line));
            html.Append($"<blockquote style=\"margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid {Accent};color:{Quiet}\">");
            html.AppendJoin("<br>\n", lines).Append("</blockquote>\n");
        }
        if (Button is { } button) WriteButton(html, button.Label, Html.Encode(button.Url));
        foreach (var note in Notes) html.Append($"<p style=\"margin:0 0 8px;font-size:13px;color:{Quiet}\">{Safe(note)}</p>\n");
        return html.Append("</div>\n</body>\n</html>\n").ToString();
    }

    private static void WriteButton(StringBuilder html, string label, string url)
    {
        html.Append($"<p style=\"margin:24px 0\"><a href=\"{url}\" style=\"display:inline-block;padding:10px 20px;border-radius:8px;");
        html.Append($"background:{Accent};color:#ffffff;text-decoration:none;font-weight:600\">{Safe(label)}</a></p>\n");
        html.Append($"<p style=\"margin:0 0 24px;font-size:13px;color:{Quiet}\">Or open this address:<br>");
        html.Append($"<a href=\"{url}\" style=\"color:{Accent};word-break:break-all\">{url}</a></p>\n");
    }

    private static string Safe(string text) => Html.Encode(EmailText.Line(text));
}
