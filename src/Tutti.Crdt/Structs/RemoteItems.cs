using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Structs;

/// <summary>Turns structs of an update into items.</summary>
internal static class RemoteItems
{
    /// <summary>Integrates a struct whose neighbours and parent are there. What is known of it is left out.</summary>
    public static void Integrate(Transaction transaction, ReadOnlySpan<byte> source, in Block block, ClientStructs client)
    {
        var store = transaction.Store;
        var item = new Item
        {
            Client = client.Index,
            Clock = client.State,
            Length = (int)(block.NextClock - client.State),
            Kind = block.Kind,
            OriginClient = Item.NoClient,
            RightOriginClient = Item.NoClient,
        };
        var offset = (int)(client.State - block.Clock);
        if (block.Kind == ContentKind.Gc)
        {
            AddGc(transaction, client, in item);
            return;
        }

        var (left, right) = (0, 0);
        if (offset > 0) (item.OriginClient, item.OriginClock) = (client.Index, client.State - 1);
        else if (block.HasOrigin) (item.OriginClient, item.OriginClock) = Place(store, block.Origin);
        if (block.HasRightOrigin) (item.RightOriginClient, item.RightOriginClock) = Place(store, block.RightOrigin);
        if (item.HasOrigin) left = store.FindEnd(item.OriginClient, item.OriginClock, transaction.Cuts);
        if (offset == 0 && transaction.TryExtend(left, in item, Content(source, in block))) return;
        if (item.HasRightOrigin) right = store.FindStart(item.RightOriginClient, item.RightOriginClock, transaction.Cuts);
        if (!TryFindParent(store, source, in block, left, right, ref item))
        {
            AddGc(transaction, client, in item);
            return;
        }

        Integrate(transaction, source, in block, offset, in item, new Gap(left, right));
    }

    /// <summary>Deletes what is there of a range of clocks.</summary>
    public static void Delete(Transaction transaction, ClientStructs client, int start, int end)
    {
        var store = transaction.Store;
        var at = client.IndexOf(start);
        ref var first = ref store[client.Handle(at)];
        if (!first.IsDeleted && first.Clock < start)
        {
            store.Split(client.Handle(at), start - first.Clock, transaction.Cuts);
            at++;
        }

        for (; at < client.Count; at++)
        {
            ref var item = ref store[client.Handle(at)];
            if (item.Clock >= end) break;
            store.WorkLeft--;
            if (item.IsDeleted) continue;
            if (item.NextClock > end) store.Split(client.Handle(at), end - item.Clock, transaction.Cuts);
            transaction.Delete(client.Handle(at));
        }
    }

    private static (int Client, int Clock) Place(ItemStore store, ItemId id) => (store.FindClient(id.Client), (int)id.Clock);

    private static void AddGc(Transaction transaction, ClientStructs client, in Item item)
    {
        transaction.Touch(client);
        transaction.Document.ForgetEncodings(structs: true, deletes: true);
        transaction.Store.Add(new Item
        {
            Client = item.Client,
            Clock = item.Clock,
            Length = item.Length,
            Kind = ContentKind.Gc,
            Flags = ItemFlags.Deleted,
            OriginClient = Item.NoClient,
            RightOriginClient = Item.NoClient,
        });
    }

    // What stood next to it, or held it, may be collected: then nobody can see it any more.
    private static bool TryFindParent(
        ItemStore store, ReadOnlySpan<byte> source, in Block block, int left, int right, ref Item item)
    {
        if ((left != 0 && store[left].Kind == ContentKind.Gc) || (right != 0 && store[right].Kind == ContentKind.Gc))
            return false;
        // The rest of a run lies where its beginning lies, whatever a forger says of it.
        if (left != 0 || right != 0)
        {
            ref var neighbour = ref store[left != 0 ? left : right];
            (item.Parent, item.Key) = (neighbour.Parent, neighbour.Key);
        }
        else
        {
            item.Parent = block.ParentIsRoot
                ? store.Root(Text(source.Slice(block.RootNameStart, block.RootNameLength))).Index
                : store[store.Find(block.ParentId)].Type;
            if (block.HasParentSub)
                item.Key = store.FindOrAddKey(Text(source.Slice(block.ParentSubStart, block.ParentSubLength)));
        }

        return item.Parent != 0;
    }

    private static void Integrate(
        Transaction transaction, ReadOnlySpan<byte> source, in Block block, int offset, in Item item, Gap gap)
    {
        var store = transaction.Store;
        var content = Content(source, in block);
        var prepared = item;
        switch (block.Kind)
        {
            case ContentKind.Type:
                transaction.InsertType(in prepared, gap, block.Type, TypeName(content, block.Type));
                return;
            case ContentKind.Doc:
                prepared.ContentStart = store.AddDocument(YDoc.FromReference(content));
                break;
            case ContentKind.Deleted:
                prepared.Flags = ItemFlags.Deleted;
                break;
            case ContentKind.String when offset > 0:
                var rest = new Lib0Writer(content.Length + 8);
                Utf8Text.WriteSlice(rest, content, offset, offset + item.Length);
                Store(store, ref prepared, rest.Written);
                break;
            case ContentKind.Any or ContentKind.Json when offset > 0:
                Store(store, ref prepared, content[ItemStore.SkipValues(content, block.Kind, offset)..]);
                break;
            default:
                Store(store, ref prepared, content);
                break;
        }

        transaction.Integrate(in prepared, gap);
    }

    private static void Store(ItemStore store, ref Item item, ReadOnlySpan<byte> content)
    {
        item.ContentStart = store.Arena.Append(content);
        item.ContentLength = content.Length;
    }

    /// <summary>The content of a struct without the count in front of text and values.</summary>
    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> source, in Block block)
    {
        var content = source[block.ContentStart..block.End];
        if (block.Kind is not (ContentKind.String or ContentKind.Any or ContentKind.Json)) return content;
        var input = new Lib0Reader(content);
        input.ReadVarUint();
        return content[input.Position..];
    }

    private static string TypeName(ReadOnlySpan<byte> content, TypeRef type)
    {
        if (type is not (TypeRef.XmlElement or TypeRef.XmlHook)) return "";
        var input = new Lib0Reader(content);
        input.ReadVarUint();
        return Text(input.ReadVarBytes());
    }

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
