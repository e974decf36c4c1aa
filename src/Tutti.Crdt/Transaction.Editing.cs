using Tutti.Crdt.Structs;
using Tutti.Crdt.Types;

namespace Tutti.Crdt;

/// <content>What shared types are changed with.</content>
public sealed partial class Transaction
{
    private Stack<int>? _typesToDelete;
    private int _nesting;

    /// <summary>
    /// Puts new content of this document's client between two items, which must be cut loose. The content is as an update
    /// has it behind the count: text in UTF-8, "any" values one behind the other, the rest whole.
    /// </summary>
    internal int Insert(
        TypeNode parent, Gap gap, ContentKind kind, int length, ReadOnlySpan<byte> content, int key = 0)
    {
        var item = NewItem(parent, gap, kind, length, key);
        if (key == 0 && TryExtend(gap.Left, in item, content)) return gap.Left;
        item.ContentStart = Store.Arena.Append(content);
        item.ContentLength = content.Length;
        return Integrate(in item, gap);
    }

    /// <summary>Puts a new, empty shared type between two items.</summary>
    internal TypeNode InsertType(TypeNode parent, Gap gap, TypeRef kind, string name = "", int key = 0)
    {
        var item = NewItem(parent, gap, ContentKind.Type, 1, key);
        return InsertType(in item, gap, kind, name);
    }

    /// <summary>A new type is being filled with what was put into it before; types may be nested in it.</summary>
    internal void EnterType()
    {
        if (_nesting == YType.MaxDepth) CrdtException.Throw(CrdtError.TooDeep, "Shared types are nested too deeply.");
        _nesting++;
    }

    internal void LeaveType() => _nesting--;

    /// <summary>Puts a sub-document between two items.</summary>
    internal int InsertDocument(TypeNode parent, Gap gap, YDoc document, int key = 0)
    {
        var item = NewItem(parent, gap, ContentKind.Doc, 1, key);
        item.ContentStart = Store.AddDocument(document);
        return Integrate(in item, gap);
    }

    /// <summary>Between which items a place of a sequence lies; an item around it is cut.</summary>
    internal Gap GapAt(TypeNode type, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, type.Length);
        if (index == 0) return new Gap(0, type.First);
        var (handle, offset) = Store.Positions(type).Find(index - 1);
        if (offset + 1 < Store[handle].Length) Store.Split(handle, offset + 1, Cuts);
        return new Gap(handle, Store[handle].Right);
    }

    /// <summary>Deletes an item and everything in it; nothing happens when it is deleted.</summary>
    internal void Delete(int handle)
    {
        DeleteOne(handle);
        while (_typesToDelete is { Count: > 0 }) DeleteChildren(Store.Type(_typesToDelete.Pop()));
    }

    /// <summary>Links an item of this or another client and does what follows from it.</summary>
    internal int Integrate(in Item item, Gap gap)
    {
        var handle = Document.Integration.Link(this, in item, gap.Left, gap.Right);
        Settle(handle);
        return handle;
    }

    internal TypeNode InsertType(in Item item, Gap gap, TypeRef kind, string name)
    {
        Touch(Store.Client(item.Client));
        var handle = Document.Integration.Link(this, in item, gap.Left, gap.Right);
        var type = Store.AddType(handle, kind, name);
        Store[handle].ContentStart = type.Index;
        Settle(handle);
        return type;
    }

    /// <summary>Typing: the text or values go behind those of the item before, when both are one item anyway.</summary>
    internal bool TryExtend(int leftHandle, in Item item, ReadOnlySpan<byte> content)
    {
        if (IsObserved || leftHandle == 0 || item.Kind is not (ContentKind.String or ContentKind.Any)) return false;
        ref var left = ref Store[leftHandle];
        var isOne = left.Kind == item.Kind && left.Client == item.Client && left.NextClock == item.Clock
            && left.Flags is ItemFlags.None && left.Key == 0
            && left.RightOriginClient == item.RightOriginClient && left.RightOriginClock == item.RightOriginClock
            && IsAt(left.Right, item.RightOriginClient, item.RightOriginClock);
        if (!isOne) return false;
        var client = Store.Client(item.Client);
        Touch(client);
        Store.Arena.Extend(ref left, content);
        left.Length += item.Length;
        client.State += item.Length;
        var type = Store.Type(left.Parent);
        type.Length += item.Length;
        type.Positions?.Resize(leftHandle, item.Length);
        AddChanged(type, 0);
        return true;
    }

    private bool IsAt(int handle, int client, int clock) =>
        handle == 0 ? client == Item.NoClient : Store[handle].Client == client && Store[handle].Clock == clock;

    private Item NewItem(TypeNode parent, Gap gap, ContentKind kind, int length, int key)
    {
        var client = Store.FindOrAddClient(Document.ClientId);
        var item = new Item
        {
            Client = client,
            Clock = Store.Client(client).State,
            Length = length,
            Parent = parent.Index,
            Key = key,
            Kind = kind,
            OriginClient = Item.NoClient,
            RightOriginClient = Item.NoClient,
        };
        if (item.Clock > int.MaxValue - length)
            CrdtException.Throw(CrdtError.NumberOutOfRange, "A client has written more than a document can hold.");
        if (gap.Left != 0) (item.OriginClient, item.OriginClock) = (Store[gap.Left].Client, Store[gap.Left].LastClock);
        if (gap.Right != 0) (item.RightOriginClient, item.RightOriginClock) = (Store[gap.Right].Client, Store[gap.Right].Clock);
        return item;
    }

    private void Settle(int handle)
    {
        ref var item = ref Store[handle];
        var type = Store.Type(item.Parent);
        switch (item.Kind)
        {
            case ContentKind.Format: type.HasFormatting = true; break;
            case ContentKind.Deleted: AddDeleted(in item); break;
            case ContentKind.Doc: AddDocument(Store.Document(in item)!, handle); break;
        }

        AddChanged(type, item.Key);
        var isOutdated = item.Key != 0 && item.Right != 0;
        if (isOutdated || (type.Item != 0 && Store[type.Item].IsDeleted)) Delete(handle);
    }

    private void DeleteOne(int handle)
    {
        ref var item = ref Store[handle];
        if (item.IsDeleted) return;
        var type = Store.Type(item.Parent);
        var units = item.Units;
        type.Length -= units;
        Store.MarkDeleted(ref item);
        if (units != 0) type.Positions?.Resize(handle, -units);
        AddDeleted(in item);
        AddChanged(type, item.Key);
        if (item.Kind == ContentKind.Type) (_typesToDelete ??= []).Push(item.Type);
        else if (item.Kind == ContentKind.Doc) RemoveDocument(Store.Document(in item)!);
    }

    private void DeleteChildren(TypeNode type)
    {
        type.Positions = null;
        for (var handle = type.First; handle != 0; handle = Store[handle].Right) DeleteChild(handle);
        if (type.HasKeys)
        {
            foreach (var handle in type.Keys.Values) DeleteChild(handle);
        }

        _changed.Remove(type);
    }

    // One that was deleted earlier is collected now as well, and may be joined with its neighbours then.
    private void DeleteChild(int handle)
    {
        ref var item = ref Store[handle];
        if (!item.IsDeleted) DeleteOne(handle);
        else if (!Adds(in item)) Cuts.Add(new StructPlace(item.Client, item.Clock));
    }

    private void AddDocument(YDoc document, int handle)
    {
        document.Place = (Document, handle);
        _added.Add(document);
        if (document.ShouldLoad) _loaded.Add(document);
    }

    private void RemoveDocument(YDoc document)
    {
        if (!_added.Remove(document)) _removed.Add(document);
    }
}
