using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>What is done to a text at a cursor, which is behind it afterwards.</summary>
internal static class TextEditing
{
    /// <summary>Puts in text or an embedded value, formatted with exactly these attributes.</summary>
    public static void Insert(
        TextCursor cursor, ContentKind kind, int length, ReadOnlySpan<byte> content, AttributeMap attributes)
    {
        var before = BeginExactly(cursor, attributes);
        cursor.Insert(kind, length, content);
        FormatMarks.End(cursor, before);
    }

    /// <summary>Puts in a shared type, formatted with exactly these attributes.</summary>
    public static void Insert(TextCursor cursor, YType type, AttributeMap attributes)
    {
        var before = BeginExactly(cursor, attributes);
        cursor.Insert(type);
        FormatMarks.End(cursor, before);
    }

    /// <summary>Formats so many places; what the text is too short for is filled with line breaks, as Quill expects.</summary>
    public static void Format(TextCursor cursor, int length, AttributeMap attributes)
    {
        FormatMarks.PassWanted(cursor, attributes);
        var before = FormatMarks.Begin(cursor, attributes);
        while (!cursor.IsAtEnd && (length > 0 || (before.Count > 0 && !cursor.Next.IsContent())))
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

        if (start != 0 && startAttributes is not null) cursor.CleanGap(start, startAttributes);
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
