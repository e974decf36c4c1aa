using System.Runtime.InteropServices;
using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt;

/// <summary>
/// Changes of a document that belong together: observers are called once, one update is sent. Read it while it is open
/// or in the handler that was given it.
/// </summary>
public sealed partial class Transaction
{
    private const int MostSpareKeys = 8;

    private readonly List<(int Client, int Before, int After)> _touched = [];
    private readonly List<StructRange> _deletes = [];
    private readonly Dictionary<TypeNode, HashSet<int>> _changed = [];
    private readonly HashSet<YDoc> _added = [];
    private readonly HashSet<YDoc> _removed = [];
    private readonly HashSet<YDoc> _loaded = [];
    private readonly Stack<HashSet<int>> _spareKeys = [];
    private Dictionary<object, object?>? _meta;
    private DeleteSet? _deleteSet;
    private bool _areDeletesMerged;

    internal Transaction(YDoc document) => Document = document;

    /// <summary>The document.</summary>
    public YDoc Document { get; }

    /// <summary>Who or what made the changes, as it was given.</summary>
    public object? Origin { get; private set; }

    /// <summary>Whether the changes were made here; false when an update brought them.</summary>
    public bool IsLocal { get; internal set; }

    /// <summary>A place for what handlers want to tell each other.</summary>
    public IDictionary<object, object?> Meta => _meta ??= [];

    /// <summary>Whether anything was inserted or deleted.</summary>
    public bool HasChanges => _touched.Count > 0 || _deletes.Count > 0;

    /// <summary>What was deleted.</summary>
    public DeleteSet DeleteSet => _deleteSet ??= ToDeleteSet();

    /// <summary>What the document held before.</summary>
    public StateVector BeforeState => State(touched => touched.Before);

    /// <summary>What the document held afterwards.</summary>
    public StateVector AfterState => State(touched => touched.After);

    /// <summary>The types that were changed and under which keys; null stands for their sequence. New types are not in it.</summary>
    public IReadOnlyDictionary<YType, IReadOnlySet<string?>> Changed => _changed.ToDictionary(
        pair => YType.Of(Document, pair.Key),
        IReadOnlySet<string?> (pair) => pair.Value.Select(key => key == 0 ? null : Store.Key(key)).ToHashSet(StringComparer.Ordinal));

    /// <summary>The update that brought all changes, when there is just one.</summary>
    internal byte[]? Whole { get; set; }

    internal bool ChangesSubdocuments => _added.Count > 0 || _removed.Count > 0 || _loaded.Count > 0;

    internal int Epoch { get; private set; }

    /// <summary>Whether somebody wants to see items as they came: then none is joined with another before the end.</summary>
    internal bool IsObserved { get; private set; }

    internal ItemStore Store => Document.Store;

    /// <summary>Where items were cut, to be joined again at the end.</summary>
    internal List<StructPlace> Cuts { get; } = [];

    /// <summary>What was deleted earlier and kept, and is needed no longer.</summary>
    internal List<StructRange> Collect { get; } = [];

    internal List<StructRange> DeletedSoFar => _deletes;

    internal Dictionary<TypeNode, HashSet<int>> ChangedNodes => _changed;

    internal List<(int Client, int Before, int After)> Touched => _touched;

    internal IReadOnlyCollection<YDoc> SubdocumentsAdded => _added;

    internal IReadOnlyCollection<YDoc> SubdocumentsRemoved => _removed;

    internal HashSet<YDoc> SubdocumentsLoaded => _loaded;

    /// <summary>Writes what changed as an update.</summary>
    public byte[] EncodeUpdate(UpdateFormat format = UpdateFormat.V1) =>
        UpdateConversion.FromDocument(StateWriter.Write(this), format);

    internal void Begin(object? origin, bool isLocal, bool isObserved, int epoch)
    {
        Origin = origin;
        IsLocal = isLocal;
        IsObserved = isObserved;
        Epoch = epoch;
    }

    /// <summary>Makes it ready to be used again. Only for one that nobody was given.</summary>
    internal void Reset()
    {
        _touched.Clear();
        _deletes.Clear();
        ForgetChanged();
        if (_added.Count > 0) _added.Clear();
        if (_removed.Count > 0) _removed.Clear();
        if (_loaded.Count > 0) _loaded.Clear();
        Cuts.Clear();
        Collect.Clear();
        Whole = null;
        _meta = null;
        _deleteSet = null;
        _areDeletesMerged = false;
        Origin = null;
    }

    private void ForgetChanged()
    {
        if (_changed.Count == 0) return;
        foreach (var keys in _changed.Values)
        {
            if (_spareKeys.Count == MostSpareKeys) break;
            keys.Clear();
            _spareKeys.Push(keys);
        }

        _changed.Clear();
    }

    /// <summary>Remembers the state of a client before its first change.</summary>
    internal void Touch(ClientStructs client)
    {
        if (client.TouchedBy == Epoch) return;
        client.TouchedBy = Epoch;
        Document.ForgetEncodings(structs: true, deletes: false);
        client.StateBefore = client.State;
        _touched.Add((client.Index, client.State, client.State));
    }

    /// <summary>The clock a client had before; its present one when it was not touched.</summary>
    internal int StateBefore(int client)
    {
        var structs = Store.Client(client);
        if (structs.TouchedBy == Epoch) return structs.StateBefore;
        // Nobody touched it since this began: many items are asked about, and an update may touch many clients.
        if (structs.TouchedBy < Epoch) return structs.State;
        foreach (var touched in _touched)
        {
            if (touched.Client == client) return touched.Before;
        }

        return structs.State;
    }

    internal bool Adds(in Item item) => item.Clock >= StateBefore(item.Client);

    internal bool Deletes(in Item item) =>
        item.IsDeleted && _deletes.Count > 0 && DeleteSet.Contains(Store.Client(item.Client).Id, item.Clock);

    internal void AddChanged(TypeNode type, int key)
    {
        if (!IsLocal && !IsObserved && !type.HasFormatting) return;
        if (type.Item != 0)
        {
            ref var item = ref Store[type.Item];
            if (item.IsDeleted || Adds(in item)) return;
        }

        ref var keys = ref CollectionsMarshal.GetValueRefOrAddDefault(_changed, type, out _);
        keys ??= _spareKeys.TryPop(out var spare) ? spare : [];
        keys.Add(key);
    }

    internal void AddDeleted(in Item item)
    {
        Document.ForgetEncodings(structs: false, deletes: true);
        _deletes.Add(new StructRange(item.Client, item.Clock, item.Length));
        _deleteSet = null;
        _areDeletesMerged = false;
    }

    /// <summary>Forgets what an update that is taken back did: nobody is to be told of it.</summary>
    internal void ForgetChanges(int touched, int deletes, Dictionary<TypeNode, HashSet<int>>? changed)
    {
        _deletes.RemoveRange(deletes, _deletes.Count - deletes);
        _deleteSet = null;
        foreach (var (client, _, _) in _touched.Skip(touched)) Store.Client(client).TouchedBy = 0;
        _touched.RemoveRange(touched, _touched.Count - touched);
        _changed.Clear();
        foreach (var (type, keys) in changed ?? []) _changed[type] = keys;
    }

    internal void ReplaceDocument(YDoc gone, YDoc? fresh)
    {
        if (fresh is not null) _added.Add(fresh);
        _removed.Add(gone);
    }

    /// <summary>It is deleted no longer.</summary>
    internal void KeepDocument(YDoc document)
    {
        if (!_removed.Remove(document)) _added.Add(document);
    }

    internal void ForgetDocument(YDoc document)
    {
        _added.Remove(document);
        _removed.Remove(document);
        _loaded.Remove(document);
    }

    /// <summary>Fixes what came to be, before anybody is told and begins another transaction.</summary>
    internal void End()
    {
        for (var i = 0; i < _touched.Count; i++)
        {
            var touched = _touched[i];
            _touched[i] = touched with { After = Store.Client(touched.Client).State };
        }
    }

    /// <summary>The deletions, those of each client sorted, neighbours joined.</summary>
    internal List<StructRange> MergedDeletes()
    {
        if (_areDeletesMerged) return _deletes;
        _areDeletesMerged = true;
        if (_deletes.Count < 2) return _deletes;
        SortDeletes();
        var kept = 0;
        for (var i = 1; i < _deletes.Count; i++)
        {
            var (last, next) = (_deletes[kept], _deletes[i]);
            if (last.Client == next.Client && next.Clock <= last.End)
                _deletes[kept] = last with { Length = Math.Max(last.End, next.End) - last.Clock };
            else
                _deletes[++kept] = next;
        }

        _deletes.RemoveRange(kept + 1, _deletes.Count - kept - 1);
        return _deletes;
    }

    // Clients stay in the order in which something of them was first deleted: formats are cleaned up in that order.
    private void SortDeletes()
    {
        var ranks = new Dictionary<int, int>();
        foreach (var range in _deletes) ranks.TryAdd(range.Client, ranks.Count);
        _deletes.Sort((a, b) => a.Client != b.Client ? ranks[a.Client].CompareTo(ranks[b.Client]) : a.Clock.CompareTo(b.Clock));
    }

    private DeleteSet ToDeleteSet()
    {
        var set = new DeleteSet();
        foreach (var range in _deletes)
            set.Append(new ClockRange(Store.Client(range.Client).Id, range.Clock, range.End));
        return set;
    }

    private StateVector State(Func<(int Client, int Before, int After), int> pick)
    {
        var vector = new StateVector();
        foreach (var client in Store.Clients) vector.TryAdvance(client.Id, StateBefore(client.Index));
        foreach (var touched in _touched) vector.TryAdvance(Store.Client(touched.Client).Id, pick(touched));
        return vector;
    }
}
