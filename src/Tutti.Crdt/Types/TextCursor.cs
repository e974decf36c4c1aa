using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A place between two items of a text, and the formatting in force there.</summary>
internal sealed class TextCursor
{
    private readonly Transaction _transaction;
    private readonly TypeNode _text;

    private TextCursor(Transaction transaction, TypeNode text, Gap gap)
    {
        _transaction = transaction;
        _text = text;
        Left = gap.Left;
        Right = gap.Right;
    }

    public int Left { get; private set; }

    public int Right { get; private set; }

    /// <summary>What is in force; never a null value.</summary>
    public AttributeMap Attributes { get; } = new();

    public bool IsAtEnd => Right == 0;

    /// <summary>The item behind the cursor, which must not be at the end.</summary>
    public ref Item Next => ref Store[Right];

    public bool HasFormatting => _text.HasFormatting;

    private ItemStore Store => _transaction.Store;

    private FormatTable Formats => _transaction.Document.Formats;

    public static TextCursor AtStart(Transaction transaction, TypeNode text) => new(transaction, text, new Gap(0, text.First));

    /// <summary>The cursor right behind the item that holds the unit before an index; an item around it is cut.</summary>
    public static TextCursor At(Transaction transaction, TypeNode text, int index)
    {
        var gap = transaction.GapAt(text, index);
        var cursor = new TextCursor(transaction, text, gap);
        if (!text.HasFormatting || gap.Left == 0) return cursor;
        foreach (var handle in transaction.Store.Positions(text).FormatsUpTo(gap.Left))
            cursor.Attributes.Apply(cursor.Formats.Of(handle));
        return cursor;
    }

    /// <summary>What the format item behind the cursor says, null when there is something else.</summary>
    public FormatMark? NextMark()
    {
        if (Right == 0) return null;
        ref var item = ref Next;
        return item.IsLive && item.Kind == ContentKind.Format ? Formats.Of(Right) : null;
    }

    /// <summary>Goes past the next item.</summary>
    public void Forward()
    {
        if (NextMark() is { } mark) Attributes.Apply(mark);
        Left = Right;
        Right = Store[Right].Right;
    }

    /// <summary>Goes past places, cutting the item in which they end. Says how many the text was too short for.</summary>
    public int CutNext(int units)
    {
        ref var item = ref Next;
        if (units < item.Length) Store.Split(Right, units, _transaction.Cuts);
        return units - Store[Right].Length;
    }

    public void DeleteNext() => _transaction.Delete(Right);

    /// <summary>Puts in content and goes past it.</summary>
    public void Insert(ContentKind kind, int length, ReadOnlySpan<byte> content) =>
        Pass(_transaction.Insert(_text, new Gap(Left, Right), kind, length, content));

    public void Insert(YType type)
    {
        var node = _transaction.InsertType(_text, new Gap(Left, Right), type.Kind, type.NodeName);
        Pass(node.Item);
        type.Integrate(_transaction, node);
    }

    /// <summary>Puts in a format and goes past it.</summary>
    public void Insert(FormatMark mark)
    {
        Insert(ContentKind.Format, 1, mark.ToContent());
        Formats.Remember(Left, mark);
        Attributes.Apply(mark);
    }

    /// <summary>Takes away formats that became useless between an item and the content behind the cursor.</summary>
    public void CleanUp(int start, AttributeMap startAttributes) =>
        FormatGap.Clean(_transaction, start, Right, startAttributes, Attributes);

    private void Pass(int inserted)
    {
        Left = inserted;
        Right = Store[inserted].Right;
    }
}
