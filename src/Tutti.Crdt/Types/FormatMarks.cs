namespace Tutti.Crdt.Types;

/// <summary>Where formats begin and end, with as few format items as possible.</summary>
internal static class FormatMarks
{
    /// <summary>Goes past deleted items, and formats that say what is wanted anyway.</summary>
    public static void PassWanted(TextCursor cursor, AttributeMap wanted)
    {
        while (!cursor.IsAtEnd)
        {
            if (!cursor.Next.IsDeleted && !(cursor.NextMark() is { } mark && wanted[mark.Name].FormatsLike(mark.Value))) return;
            cursor.Forward();
        }
    }

    /// <summary>Begins the formats that are not in force yet. Gives what was in force, to go on with behind.</summary>
    public static AttributeMap Begin(TextCursor cursor, AttributeMap wanted)
    {
        var before = new AttributeMap();
        foreach (var (name, value) in JavaScriptObject.InOrder(wanted))
        {
            var current = cursor.Attributes[name];
            if (current.FormatsLike(value)) continue;
            before.Set(name, current);
            cursor.Insert(new FormatMark(name, value));
        }

        return before;
    }

    /// <summary>Goes back to the formats that were in force before, where those behind do not say so themselves.</summary>
    public static void End(TextCursor cursor, AttributeMap before)
    {
        while (!cursor.IsAtEnd)
        {
            if (!cursor.Next.IsDeleted)
            {
                if (cursor.NextMark() is not { } mark) break;
                if (!before.Contains(mark.Name) || !before[mark.Name].FormatsLike(mark.Value)) break;
                before.Remove(mark.Name);
            }

            cursor.Forward();
        }

        foreach (var (name, value) in before) cursor.Insert(new FormatMark(name, value));
    }
}
