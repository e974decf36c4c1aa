using System.Buffers.Text;
using System.Text;

namespace Tutti.Actions;

/// <summary>Where a page of a sorted list ended: the value it is sorted by, and the id. Clients hand it back as it is.</summary>
internal sealed record PageCursor(string Value, string Id)
{
    private const int Longest = 4_000;

    public static readonly Refusal Wrong = new(RefusalCode.InvalidMessage, "This cursor is not one that a list gave.");

    public (string Value, string Id) Place => (Value, Id);

    public string Text => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Value}\n{Id}"));

    /// <summary>Reads what a client handed back.</summary>
    /// <returns>The cursor, or null when it is none.</returns>
    public static PageCursor? Read(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text)) return null;
        var read = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var cut = read.LastIndexOf('\n');
        return cut < 0 || read.Contains('\0', StringComparison.Ordinal) ? null : new PageCursor(read[..cut], read[(cut + 1)..]);
    }

    /// <summary>Whether it is none at all, or one that can be read.</summary>
    public static Refusal? Check(string? text) => text is null || Read(text) is not null ? null : Wrong;
}
