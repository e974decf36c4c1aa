using System.Text.Json;
using Tutti.Crdt.Reading;
using Tutti.Crdt.Updates;

namespace Tutti.Kinds;

/// <summary>
/// A kind of document: what the server has to know of it. A kind is a folder beside this file, or a class of the host's
/// that it adds with <see cref="KindsRegistration.AddDocumentKind"/>; docs/document-kinds.md shows both. One object serves
/// all documents, from many threads.
/// </summary>
public abstract class DocumentKind
{
    /// <summary>As the wire and the store spell it: a lower-case letter, then up to 31 letters, digits or hyphens. It stays for ever.</summary>
    public abstract string Name { get; }

    /// <summary>The shared types of the document, which every client takes from this convention.</summary>
    public abstract IReadOnlyList<SharedRoot> Roots { get; }

    /// <summary>
    /// What counts as one edit in the activity: changes of one person that follow each other within this time; one second. A
    /// node that is dragged is one edit, however many places it was told to be at.
    /// </summary>
    public virtual TimeSpan OneEdit => TimeSpan.FromSeconds(1);

    /// <summary>The document of this kind that a ready workspace begins with, or null.</summary>
    public virtual ExampleDocument? Example => null;

    /// <summary>What a lock may stand on: the whole document, and whatever the roots hold by id.</summary>
    public IEnumerable<string> Lockable => ["document", .. Roots.Where(root => root.Item is not null).Select(root => root.Item!)];

    /// <summary>Where in the document's JSON something stands that a lock names, as a JSON pointer; null when this kind has no such things.</summary>
    /// <param name="type">One of <see cref="Lockable"/>.</param>
    /// <param name="id">The id of the thing; of no meaning for the document.</param>
    public string? PlaceOf(string type, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (type == "document") return "";
        return Roots.FirstOrDefault(root => root.Item == type) is { } root
            ? $"/{root.Name}/{id.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"
            : null;
    }

    /// <summary>Checks the form of a first content.</summary>
    /// <returns>A sentence on what is wrong with it, or null.</returns>
    public virtual string? Check(JsonElement content) => ContentShape.Check(this, content);

    /// <summary>Writes a first content that was checked into a new document.</summary>
    /// <param name="seed">The document.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">The content, or null for an empty document.</param>
    public virtual void Write(SeedWriter seed, string title, JsonElement? content)
    {
        ArgumentNullException.ThrowIfNull(seed);
        if (content is { } given) ContentShape.Write(this, seed, given);
    }

    /// <summary>
    /// The content as plain text, as people would read it aloud: what <c>Accept: text/plain</c> gets. Null when the kind has
    /// no such form. What clients wrote may have any shape: nothing of it may be taken for granted.
    /// </summary>
    public virtual string? ToText(DocumentView content) => null;
}

/// <summary>A document to begin with.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Json">Its content as JSON, of the form the kind takes.</param>
/// <param name="Order">Its place among the examples of all kinds; the one with the least is made last, and so stands on top.</param>
public sealed record ExampleDocument(string Title, string Json, int Order);
