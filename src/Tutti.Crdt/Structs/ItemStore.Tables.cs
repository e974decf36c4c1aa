using System.Runtime.InteropServices;

namespace Tutti.Crdt.Structs;

/// <content>Keys, shared types and sub-documents, which items name by index.</content>
internal sealed partial class ItemStore
{
    private readonly List<TypeNode?> _types = [null];
    private readonly Dictionary<string, int> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _keyIndexes = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [""];
    private readonly List<YDoc?> _documents = [];
    private readonly Dictionary<int, ItemId> _redone = [];

    public string Key(int key) => _keys[key];

    public int FindKey(string name) => _keyIndexes.GetValueOrDefault(name);

    public int FindOrAddKey(string name)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_keyIndexes, name, out var known);
        if (known) return slot;
        slot = _keys.Count;
        _keys.Add(name);
        return slot;
    }

    public TypeNode Type(int index) => _types[index]!;

    /// <summary>A type, null when it was collected.</summary>
    public TypeNode? TypeOrNull(int index) => _types[index];

    public int TypeCount => _types.Count;

    public int DocumentCount => _documents.Count;

    /// <summary>Forgets the newest types and sub-documents, which came with an update that was refused.</summary>
    public void ForgetTypes(int typeCount, int documentCount)
    {
        // Where their values begin was remembered by clocks that others may get.
        _marks = null;
        _types.RemoveRange(typeCount, _types.Count - typeCount);
        _documents.RemoveRange(documentCount, _documents.Count - documentCount);
        foreach (var (name, index) in _roots)
        {
            if (index >= typeCount) _roots.Remove(name);
        }
    }

    public int KeyCount => _keys.Count;

    /// <summary>Forgets the newest clients and keys, which came with an update that was refused.</summary>
    public void ForgetClients(int clientCount, int keyCount)
    {
        foreach (var client in _clients.Skip(clientCount)) _clientIndexes.Remove(client.Id);
        foreach (var key in _keys.Skip(keyCount)) _keyIndexes.Remove(key);
        _clients.RemoveRange(clientCount, _clients.Count - clientCount);
        _keys.RemoveRange(keyCount, _keys.Count - keyCount);
        _lastClient = 0;
    }

    /// <summary>The positions of a sequence, indexed when first asked for.</summary>
    public PositionIndex Positions(TypeNode type) => type.Positions ??= new PositionIndex(this, type);

    public TypeNode AddType(int item, TypeRef kind, string name)
    {
        var node = new TypeNode(_types.Count, null, item, kind, name);
        _types.Add(node);
        return node;
    }

    /// <summary>Forgets a type nobody can reach any more.</summary>
    public void RemoveType(int index) => _types[index] = null;

    public TypeNode Root(string name)
    {
        if (_roots.TryGetValue(name, out var known)) return Type(known);
        var node = new TypeNode(_types.Count, name, 0, TypeRef.Array, "");
        _types.Add(node);
        _roots[name] = node.Index;
        return node;
    }

    public YDoc? Document(in Item item) => _documents[item.ContentStart];

    public int AddDocument(YDoc document)
    {
        _documents.Add(document);
        return _documents.Count - 1;
    }

    public void ReplaceDocument(in Item item, YDoc? document) => _documents[item.ContentStart] = document;

    /// <summary>The item an undo put in the place of this one.</summary>
    public ItemId? Redone(int handle) => this[handle].Has(ItemFlags.Redone) ? _redone[handle] : null;

    public void SetRedone(int handle, ItemId by)
    {
        this[handle].Flags |= ItemFlags.Redone;
        _redone[handle] = by;
    }
}
