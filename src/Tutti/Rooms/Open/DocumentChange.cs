using Tutti.Access;
using Tutti.Connections;

namespace Tutti.Rooms.Open;

/// <summary>An edit without Yjs: what is to be done to the shared types of a document.</summary>
internal abstract class DocumentChange
{
    /// <summary>The places it names, as JSON pointers: shown as they are when it comes too late.</summary>
    public abstract IEnumerable<string> Places { get; }

    /// <summary>Does it, inside a transaction. Throws a <see cref="ChangeRefusedException"/> when it cannot be done.</summary>
    public abstract void Apply(SharedTree tree);

    /// <summary>What everyone who takes JSON is told besides the edit, once it is committed; usually nothing.</summary>
    public virtual Frame? Announce(DocumentId document, Person by, DateTimeOffset at) => null;
}

/// <summary>A change does not fit the document.</summary>
internal sealed class ChangeRefusedException(RefusalCode code, string message) : Exception(message)
{
    public Refusal Refusal { get; } = new(code, message);
}

/// <summary>Taking out and putting in at one place of a text. Positions are UTF-16 code units.</summary>
internal sealed class TextEdit(string pointer, int index, int delete, string insert) : DocumentChange
{
    public override IEnumerable<string> Places => [pointer];

    public override void Apply(SharedTree tree)
    {
        var text = tree.FindText(pointer);
        if (index < 0 || delete < 0 || (long)index + delete > text.Length)
            throw new ChangeRefusedException(RefusalCode.InvalidMessage, "The text is not that long.");
        var now = text.ToString();
        if (CutsPair(now, index) || CutsPair(now, index + delete))
            throw new ChangeRefusedException(RefusalCode.InvalidMessage, "A position lies inside a character.");
        if (delete > 0) text.Delete(index, delete);
        if (insert.Length > 0) text.Insert(index, insert);
    }

    private static bool CutsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
