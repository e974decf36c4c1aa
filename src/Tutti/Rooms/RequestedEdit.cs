using Tutti.Access;
using Tutti.Rooms.Open;

namespace Tutti.Rooms;

/// <summary>Who changes the document: an open socket, or one request.</summary>
internal interface IEditor
{
    Person Person { get; }

    /// <summary>The person, and from where.</summary>
    Actor Actor { get; }

    /// <summary>What it may do, as of <see cref="DocumentRights.Version"/>.</summary>
    DocumentRights Rights { get; set; }
}

/// <summary>What a request asks for: to take in the update of a client that has no socket, or to make a change for one without Yjs.</summary>
internal sealed class RequestedEdit(Actor actor, DocumentRights rights, TaskCompletionSource<EditOutcome> waiting)
    : IEditor
{
    private static readonly Refusal Lost = new(
        RefusalCode.Unavailable, "It is not known whether this was stored; read the document before you try again.");

    public Person Person => Actor.Person;

    public Actor Actor { get; } = actor;

    public DocumentRights Rights { get; set; } = rights;

    /// <summary>The update, when it brings one.</summary>
    public ReadOnlyMemory<byte> Update { get; init; }

    /// <summary>The change to make otherwise.</summary>
    public DocumentChange? Change { get; init; }

    /// <summary>The version that the change was meant for.</summary>
    public long? IfVersion { get; init; }

    /// <summary>Why it is not done, told in its turn.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>The number it was committed under.</summary>
    public long Version { get; set; }

    /// <summary>It is on the disk, or there was nothing to store.</summary>
    public void Complete(long head) => waiting.TrySetResult(new EditOutcome(Refusal, Version == 0 ? head : Version));

    public void Refuse(Refusal refusal) => waiting.TrySetResult(new EditOutcome(refusal, 0));

    /// <summary>The room closed before it looked at this: open it again.</summary>
    public void TurnAway() => waiting.TrySetException(new RoomClosedException());

    /// <summary>The room closed after it had accepted this.</summary>
    public void Fail() => Refuse(Lost);
}

/// <summary>What became of a requested edit: the version that holds it, or why not.</summary>
internal readonly record struct EditOutcome(Refusal? Refusal, long Version);
