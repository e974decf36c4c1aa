using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Tutti;

/// <summary>The id of a document: a UUID, on the wire in its one canonical form (lower case, with dashes).</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct DocumentId(Guid Value)
{
    /// <summary>Makes a new id, version 7, so that ids sort by the time they were made.</summary>
    /// <returns>The new id.</returns>
    public static DocumentId New() => new(Guid.CreateVersion7());

    /// <summary>Reads the canonical text form; any other spelling of the same UUID is refused.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="id">The id, when the text is one.</param>
    /// <returns>Whether the text is a canonical id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out DocumentId id)
    {
        var read = IdText.TryRead(text, out var value);
        id = new DocumentId(value);
        return read;
    }

    /// <summary>
    /// The id that belongs to a name of the host application's own (RFC 9562, version 8, from SHA-256): the same name
    /// gives the same document, always.
    /// </summary>
    /// <param name="name">Any text; compared byte by byte as UTF-8.</param>
    /// <returns>The id.</returns>
    public static DocumentId FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DocumentId(IdText.Named(name));
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a person: an account, a guest, or whoever the host application says is there.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct PersonId(Guid Value)
{
    /// <summary>Makes a new id, version 7.</summary>
    /// <returns>The new id.</returns>
    public static PersonId New() => new(Guid.CreateVersion7());

    /// <summary>
    /// The id of somebody whom an issuer knows by a name of its own. The same issuer and subject give the same id, and no
    /// issuer can make one that is another's.
    /// </summary>
    /// <param name="issuer">Who says who it is.</param>
    /// <param name="subject">What it calls the person.</param>
    /// <returns>The id, version 8.</returns>
    public static PersonId FromSubject(string issuer, string subject)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(subject);
        // The length keeps two pairs from reading as one text.
        return new PersonId(IdText.Named($"person {issuer.Length} {issuer} {subject}"));
    }

    /// <summary>Reads the canonical text form; any other spelling of the same UUID is refused.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="id">The id, when the text is one.</param>
    /// <returns>Whether the text is a canonical id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out PersonId id)
    {
        var read = IdText.TryRead(text, out var value);
        id = new PersonId(value);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>The id of a workspace.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct WorkspaceId(Guid Value)
{
    /// <summary>Makes a new id, version 7.</summary>
    /// <returns>The new id.</returns>
    public static WorkspaceId New() => new(Guid.CreateVersion7());

    /// <summary>Reads the canonical text form; any other spelling of the same UUID is refused.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="id">The id, when the text is one.</param>
    /// <returns>Whether the text is a canonical id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkspaceId id)
    {
        var read = IdText.TryRead(text, out var value);
        id = new WorkspaceId(value);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

internal static class IdText
{
    // One spelling per id: a second spelling would be a second room, cache key or rate budget for the same thing.
    public static bool TryRead(string? text, out Guid value) =>
        Guid.TryParseExact(text, "D", out value) && value.ToString("D").Equals(text, StringComparison.Ordinal);

    /// <summary>A UUID, version 8, that stands for a name.</summary>
    public static Guid Named(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
