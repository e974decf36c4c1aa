using System.Data.Common;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Actions;

/// <summary>Who asks, through which door.</summary>
/// <param name="Who">The proven identity, or null for someone not signed in.</param>
/// <param name="Address">The network address, for the audit and for budgets of people not signed in.</param>
/// <param name="RepeatKey">The client's own key for this request; a repeat under it is answered, not done again.</param>
/// <param name="Accept">The representation the client would like.</param>
/// <param name="Origin">Where the server was reached, such as <c>https://tutti.example</c>.</param>
internal sealed record Caller(
    SignedIn? Who, string Address, string? RepeatKey = null, string? Accept = null, string Origin = "")
{
    /// <summary>The tag that what is changed has to have, as it came.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Whether it came on a socket of the document that it is about.</summary>
    public bool IsOnSocket { get; init; }

    /// <summary>What the client calls itself, cut at 400 characters; anyone can write anything there.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Reads the body of an action that takes bytes; null when it is larger than allowed.</summary>
    public Func<ValueTask<byte[]?>> Body { get; init; } = static () => new([]);
}

/// <summary>What a handler may know and use: the person, the time, the transaction, and a place for what happened.</summary>
internal sealed class ActionContext(Caller caller, TimeProvider clock, IStore store) : IDisposable
{
    private readonly List<IEvent> _events = [];
    private StoreTransaction? _transaction;
    private DbConnection? _read;

    public Caller Caller { get; } = caller;

    public SignedIn? Who { get; private set; } = caller.Who;

    /// <summary>Who acts. Only an action for anyone may find nobody here.</summary>
    public Person Person => (Who ?? throw new InvalidOperationException("Nobody is signed in.")).Person;

    /// <summary>Who acts, and from where.</summary>
    public Actor Actor => new(Person, Who?.SessionId, Caller.Address);

    /// <summary>What the person may do in the workspace or document that the action lies in.</summary>
    public DocumentRights? Rights { get; set; }

    /// <summary>The role that allowed the action, when it lies in a workspace or document.</summary>
    public Role? Role => Rights?.Role;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The time as the store and the wire write it.</summary>
    public string At => Timestamps.Text(Now);

    public StoreTransaction Transaction => _transaction ?? throw new InvalidOperationException("A read has no transaction.");

    /// <summary>The transaction's connection, or before it opens (and in a read) one that sees what is committed.</summary>
    public Db Db => _transaction?.Db ?? new Db(_read ??= store.OpenRead(), null);

    /// <summary>Whether the changes stand although the answer is a refusal: a stolen token was found and its family ended.</summary>
    public bool KeepsChanges { get; private set; }

    public IReadOnlyList<IEvent> Events => _events;

    /// <summary>Says what happened. The runner writes it down in the same transaction and tells everyone after the commit.</summary>
    public void Raise(IEvent happened) => _events.Add(happened);

    public void KeepChanges() => KeepsChanges = true;

    /// <summary>From here on this person acts: signing in has just proven who it is.</summary>
    public void Become(SignedIn who) => Who = who;

    public void Use(StoreTransaction transaction) => _transaction = transaction;

    /// <summary>The transaction was undone, and the handler will run again: as if it had not.</summary>
    public void StartOver()
    {
        _transaction = null;
        _events.Clear();
        KeepsChanges = false;
        Who = Caller.Who;
    }

    public void Dispose() => _read?.Dispose();
}
