using System.Buffers;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>What is done to a text at a cursor, which is behind it afterwards.</summary>
internal static class TextEditing
{
    /// <summary>Puts text into a text that was never formatted: what follows comes to the same, at once.</summary>
    public static void InsertPlain(Transaction transaction, TypeNode node, int index, ReadOnlySpan<char> text)
    {
        var gap = transaction.GapAt(node, index);
        while (gap.Right != 0 && transaction.Store[gap.Right].IsDeleted)
            gap = new Gap(gap.Right, transaction.Store[gap.Right].Right);
        var utf8 = ArrayPool<byte>.Shared.Rent(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        var count = System.Text.Encoding.UTF8.GetBytes(text, utf8);
        transaction.Insert(node, gap, ContentKind.String, text.Length, utf8.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    /// <summary>Puts in text, formatted with exactly these attributes. Half a surrogate pair becomes U+FFFD.</summary>
    public static void Insert(TextCursor cursor, ReadOnlySpan<char> text, AttributeMap attributes)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var count = System.Text.Encoding.UTF8.GetBytes(text, utf8);
            var before = BeginExactly(cursor, attributes);
            cursor.Insert(ContentKind.String, text.Length, utf8.AsSpan(0, count));
            FormatMarks.End(cursor, before);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Puts in a value or a shared type that was taken, formatted with exactly these attributes.</summary>
    public static void InsertEmbed(TextCursor cursor, YValue embed, AttributeMap attributes)
    {
        var before = BeginExactly(cursor, attributes);
        if (embed.Kind == YValueKind.Type) cursor.Insert(embed.AsType());
        else cursor.Insert(ContentKind.Embed, 1, JsonContent.VarString(embed));
        FormatMarks.End(cursor, before);
    }

    /// <summary>Formats so many places; what the text is too short for is filled with line breaks, as Quill expects.</summary>
    public static void Format(TextCursor cursor, int length, AttributeMap attributes)
    {
        FormatMarks.PassWanted(cursor, attributes);
        var before = FormatMarks.Begin(cursor, attributes);
        while (!cursor.IsAtEnd && (length > 0 || (before.Count > 0 && (cursor.Next.IsDeleted || cursor.Next.Kind == ContentKind.Format))))
        {
            if (cursor.NextMark() is { } mark)
            {
                if (!Replace(cursor, mark, attributes, before, isInside: length > 0)) break;
            }
            else if (!cursor.Next.IsDeleted)
            {
                length = cursor.CutNext(length);
            }

            cursor.Forward();
        }

        if (length > 0) cursor.Insert(ContentKind.String, length, LineBreaks(length));
        FormatMarks.End(cursor, before);
    }

    /// <summary>Deletes so many places of text and embeds; what stays of the text may be shorter than that.</summary>
    public static void Delete(TextCursor cursor, int length)
    {
        var start = cursor.Right;
        var startAttributes = cursor.HasFormatting ? cursor.Attributes.Copy() : null;
        while (length > 0 && !cursor.IsAtEnd)
        {
            if (!cursor.Next.IsDeleted && cursor.Next.Kind is ContentKind.Type or ContentKind.Embed or ContentKind.String)
            {
                length = cursor.CutNext(length);
                cursor.DeleteNext();
            }

            cursor.Forward();
        }

        if (start != 0 && startAttributes is not null) cursor.CleanUp(start, startAttributes);
    }

    // What is in force and not wanted is switched off.
    private static AttributeMap BeginExactly(TextCursor cursor, AttributeMap attributes)
    {
        foreach (var (name, _) in cursor.Attributes)
        {
            if (!attributes.Contains(name)) attributes.Set(name, YValue.Null);
        }

        FormatMarks.PassWanted(cursor, attributes);
        return FormatMarks.Begin(cursor, attributes);
    }

    // A format inside the range that says something about a wanted name goes; behind the range it is what is gone on with.
    private static bool Replace(TextCursor cursor, FormatMark mark, AttributeMap attributes, AttributeMap before, bool isInside)
    {
        if (!attributes.Contains(mark.Name)) return true;
        if (attributes[mark.Name].FormatsLike(mark.Value)) before.Remove(mark.Name);
        else if (isInside) before.Set(mark.Name, mark.Value);
        else return false;
        cursor.DeleteNext();
        return true;
    }

    private static byte[] LineBreaks(int count)
    {
        var text = new byte[count];
        text.AsSpan().Fill((byte)'\n');
        return text;
    }
}
