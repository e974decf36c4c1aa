using System.Text;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>A shared text with formatting and embedded values. Indexes and lengths count UTF-16 units, an embed as one.</summary>
public partial class YText : YType<YTextEvent>
{
    private List<Action<YText>>? _preliminary;

    /// <summary>Makes a text to be put into a document.</summary>
    public YText()
    {
    }

    /// <summary>Makes a text with content, to be put into a document.</summary>
    public YText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Insert(0, text);
    }

    /// <summary>How many UTF-16 units and embeds it has.</summary>
    public int Length => Attached.Length;

    internal override TypeRef Kind => TypeRef.Text;

    /// <summary>
    /// Puts in text. Without attributes it is formatted like what is before it, otherwise exactly as they say. Half a
    /// surrogate pair becomes U+FFFD.
    /// </summary>
    public void Insert(int index, ReadOnlySpan<char> text, YAttributes? attributes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        JsonContent.Check(attributes);
        if (Node is null)
        {
            var kept = text.ToString();
            if (kept.Length > 0) Keep(attached => attached.Insert(index, kept, attributes));
            return;
        }

        if (IsCollected) return;
        CheckIndex(index);
        if (text.IsEmpty) return;
        using var change = Document!.Change();
        if (attributes is null && !Node.HasFormatting)
        {
            TextEditing.InsertPlain(change.Transaction, Node, index, text);
            return;
        }

        var cursor = TextCursor.At(change.Transaction, Node, index);
        var wanted = attributes is null ? cursor.Attributes.Copy() : new AttributeMap(attributes);
        TextEditing.Insert(cursor, text, wanted);
    }

    /// <summary>Puts in a value that JSON can hold, or a shared type, formatted exactly as the attributes say.</summary>
    public void InsertEmbed(int index, YValue embed, YAttributes? attributes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (embed.Kind == YValueKind.String)
        {
            Insert(index, embed.AsString(), attributes ?? []);
            return;
        }

        JsonContent.Check(attributes);
        JsonContent.CheckEmbed(embed);
        if (IsCollected) return;
        if (Node is not null) CheckIndex(index);
        if (embed.Kind == YValueKind.Type) embed.AsType().Take();
        if (Node is null) Keep(attached => attached.PutEmbed(index, embed, attributes));
        else PutEmbed(index, embed, attributes);
    }

    /// <summary>Deletes text and embeds. There must be so many.</summary>
    public void Delete(int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (Node is null)
        {
            if (length > 0) Keep(attached => attached.Delete(index, length));
            return;
        }

        if (IsCollected) return;
        CheckIndex(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Node.Length - index);
        if (length == 0) return;
        using var change = Document!.Change();
        TextEditing.Delete(TextCursor.At(change.Transaction, Node, index), length);
    }

    /// <summary>
    /// Formats text and embeds; a null value takes a format away. What the text is too short for is filled with line breaks,
    /// as Quill expects, unless there is nothing behind the index.
    /// </summary>
    public void Format(int index, int length, YAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        JsonContent.Check(attributes);
        if (Node is null)
        {
            if (length > 0) Keep(attached => attached.Format(index, length, attributes));
            return;
        }

        if (IsCollected) return;
        CheckIndex(index);
        if (length == 0) return;
        using var change = Document!.Change();
        var cursor = TextCursor.At(change.Transaction, Node, index);
        if (!cursor.IsAtEnd) TextEditing.Format(cursor, length, new AttributeMap(attributes));
    }

    /// <summary>The text without formatting and embeds.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Attached.Length);
        AppendText(text, MaxDepth);
        return text.ToString();
    }

    /// <inheritdoc/>
    public override YText Clone() => Copy(MaxDepth);

    internal override YText Copy(int depth) => CopyInto(new YText(), depth);

    internal override YValue ToJson(int depth)
    {
        var text = new StringBuilder(Attached.Length);
        AppendText(text, depth);
        return text.ToString();
    }

    /// <summary>Adds what <see cref="ToString"/> gives; <paramref name="depth"/> more levels of types may be in it.</summary>
    internal virtual void AppendText(StringBuilder text, int depth) => TextReader.Append(text, Store, Attached);

    internal override YEvent CreateEvent(Transaction transaction) => new YTextEvent(this, transaction);

    private protected override void DoPreliminary(Transaction transaction)
    {
        foreach (var operation in _preliminary ?? []) operation(this);
    }

    private protected override void ForgetPreliminary() => _preliminary = null;

    private void PutEmbed(int index, YValue embed, YAttributes? attributes)
    {
        using var change = Document!.Change();
        var cursor = TextCursor.At(change.Transaction, Node!, index);
        TextEditing.InsertEmbed(cursor, embed, new AttributeMap(attributes ?? []));
    }

    private void Keep(Action<YText> operation) => (_preliminary ??= []).Add(operation);

    private void CheckIndex(int index) => ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Node!.Length);
}
