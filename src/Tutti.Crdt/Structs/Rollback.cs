using System.Runtime.InteropServices;
using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Structs;

/// <summary>
/// Takes back an update that turned out too much work half way: items it brought are unlinked, deletions are undone.
/// Nothing was joined or collected yet, since that happens at the end of a transaction.
/// </summary>
internal readonly ref struct Rollback
{
    private readonly Transaction _transaction;
    private readonly int[]? _states;
    private readonly int _deletes;
    private readonly int _types;
    private readonly int _documents;
    private readonly int _cuts;
    private readonly int _clients;
    private readonly int _keys;
    private readonly int _touched;
    private readonly Dictionary<TypeNode, HashSet<int>>? _changed;

    private Rollback(Transaction transaction)
    {
        _transaction = transaction;
        _deletes = transaction.DeletedSoFar.Count;
        _types = Store.TypeCount;
        _documents = Store.DocumentCount;
        _cuts = transaction.Cuts.Count;
        _clients = Store.Clients.Count;
        _keys = Store.KeyCount;
        _touched = transaction.Touched.Count;
        if (transaction.ChangedNodes.Count > 0) _changed = transaction.ChangedNodes.ToDictionary(pair => pair.Key, pair => pair.Value.ToHashSet());
        if (transaction.HasChanges) _states = [.. Store.Clients.Select(client => client.State)];
    }

    private ItemStore Store => _transaction.Store;

    /// <summary>Remembers where a transaction stands.</summary>
    public static Rollback Prepare(Transaction transaction) => new(transaction);

    public void Run()
    {
        foreach (var client in Store.Clients) RemoveItems(client, StateOf(client));
        for (var i = _transaction.DeletedSoFar.Count - 1; i >= _deletes; i--) Undelete(_transaction.DeletedSoFar[i]);
        foreach (var client in Store.Clients) CountDeleted(client);
        Mend();
        _transaction.ForgetChanges(_touched, _deletes, _changed);
        Store.ForgetTypes(_types, _documents);
        Store.ForgetClients(_clients, _keys);
        Store.Tidy();
    }

    // What this cut becomes one again, which is where a cut pair is whole again. Nothing else: what the transaction put
    // behind an item before stays apart from it until its end, or nobody would be told of it.
    private void Mend()
    {
        var cuts = CollectionsMarshal.AsSpan(_transaction.Cuts)[_cuts..];
        cuts.Sort(static (a, b) => a.Client != b.Client ? a.Client.CompareTo(b.Client) : a.Clock.CompareTo(b.Clock));
        for (var i = 0; i < cuts.Length; i++)
        {
            var client = Store.Client(cuts[i].Client);
            if (cuts[i].Clock >= client.State) continue;
            var at = client.IndexOf(cuts[i].Clock);
            if (at > 0 && Store[client.Handle(at)].Clock == cuts[i].Clock) Store.MergeWithLeft(client, at);
        }

        _transaction.Cuts.RemoveRange(_cuts, cuts.Length);
        Store.Mend(Store.BrokenPairs!);
    }

    private int StateOf(ClientStructs client)
    {
        if (_states is null) return _transaction.StateBefore(client.Index);
        return client.Index < _states.Length ? _states[client.Index] : 0;
    }

    private void RemoveItems(ClientStructs client, int state)
    {
        while (client.State > state)
        {
            var handle = client.Handle(client.Count - 1);
            ref var item = ref Store[handle];
            if (item.Clock < state)
            {
                Shorten(ref item, state - item.Clock);
                client.State = state;
                return;
            }

            client.State = item.Clock;
            client.RemoveAt(client.Count - 1);
            if (item.Kind != ContentKind.Gc) Unlink(handle);
            Store.Free(handle);
        }
    }

    // Typing that went into an item which was there.
    private void Shorten(ref Item item, int length)
    {
        var type = Store.Type(item.Parent);
        type.Length -= item.Units;
        type.Positions = null;
        var content = Store.Content(in item);
        item.ContentLength = item.Kind == ContentKind.String
            ? Utf8Text.ByteOffset(content, length, out _)
            : ItemStore.SkipValues(content, item.Kind, length);
        item.Length = length;
        type.Length += item.Units;
    }

    private void Unlink(int handle)
    {
        ref var item = ref Store[handle];
        var type = Store.Type(item.Parent);
        type.Length -= item.Units;
        type.Positions = null;
        if (item.Left != 0) Store[item.Left].Right = item.Right;
        else if (item.Key == 0) type.First = item.Right;
        if (item.Right != 0) Store[item.Right].Left = item.Left;
        else if (item.Key != 0 && item.Left != 0) type.Keys[item.Key] = item.Left;
        else if (item.Key != 0) type.Keys.Remove(item.Key);
        if (item.Kind == ContentKind.Doc) _transaction.ForgetDocument(Store.Document(in item)!);
        else if (item.Kind is not (ContentKind.Type or ContentKind.Deleted)) Store.Arena.Forget(in item);
    }

    private void Undelete(StructRange range)
    {
        var client = Store.Client(range.Client);
        if (range.Clock >= client.State) return;
        for (var at = client.IndexOf(range.Clock); at < client.Count; at++)
        {
            ref var item = ref Store[client.Handle(at)];
            if (item.Clock >= range.End) return;
            item.Flags &= ~ItemFlags.Deleted;
            var type = Store.Type(item.Parent);
            type.Length += item.Units;
            type.Positions = null;
            if (item.Kind == ContentKind.Doc) _transaction.KeepDocument(Store.Document(in item)!);
        }
    }

    private void CountDeleted(ClientStructs client)
    {
        client.ForgetDeleted();
        for (var at = 0; at < client.Count; at++)
        {
            ref var item = ref Store[client.Handle(at)];
            if (item.IsDeleted) client.Deleted.Append(item.Clock, item.NextClock);
        }
    }
}
