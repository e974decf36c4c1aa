using Tutti.Crdt.Encoding;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Structs;

/// <summary>Writes structs and deletions as a version 1 update, byte for byte as Yjs does.</summary>
internal static class StateWriter
{
    /// <summary>What a document holds beyond a state vector; its deletions are always all there.</summary>
    public static byte[] Write(ItemStore store, StateVector known, ReadOnlySpan<byte> deletes)
    {
        var sections = new List<(ClientStructs Client, int Clock)>();
        foreach (var client in store.Clients)
        {
            var clock = known[client.Id];
            if (client.State > clock) sections.Add((client, (int)clock));
        }

        var output = new Lib0Writer(deletes.Length + (known.Count == 0 ? store.Arena.Used + 64 : 64));
        WriteSections(store, output, sections);
        output.WriteBytes(deletes);
        return output.ToArray();
    }

    /// <summary>What a document held when its clients had written so far; its items are cut there.</summary>
    public static byte[] WriteUntil(ItemStore store, StateVector reached, ReadOnlySpan<byte> deletes)
    {
        var clients = store.Clients.Where(client => reached[client.Id] > 0).OrderByDescending(client => client.Id).ToList();
        var output = new Lib0Writer(deletes.Length + 256);
        output.WriteVarUint(clients.Count);
        foreach (var client in clients)
        {
            var count = 1 + client.IndexOf((int)reached[client.Id] - 1);
            output.WriteVarUint(count);
            output.WriteClient(client.Id);
            output.WriteVarUint(0);
            for (var at = 0; at < count; at++) WriteStruct(store, output, client.Handle(at), 0);
        }

        output.WriteBytes(deletes);
        return output.ToArray();
    }

    /// <summary>What a transaction changed.</summary>
    public static byte[] Write(Transaction transaction)
    {
        var sections = new List<(ClientStructs Client, int Clock)>();
        foreach (var touched in transaction.Touched)
        {
            var client = transaction.Store.Client(touched.Client);
            if (client.State > touched.Before) sections.Add((client, touched.Before));
        }

        var output = new Lib0Writer(256);
        WriteSections(transaction.Store, output, sections);
        WriteDeletes(output, transaction);
        return output.ToArray();
    }

    /// <summary>The deletions of a document.</summary>
    public static byte[] WriteDeletes(ItemStore store)
    {
        var clients = store.Clients.Where(client => client.Deleted.Count > 0).OrderByDescending(client => client.Id).ToList();
        var output = new Lib0Writer();
        output.WriteVarUint(clients.Count);
        foreach (var client in clients)
        {
            output.WriteClient(client.Id);
            output.WriteVarUint(client.Deleted.Count);
            for (var i = 0; i < client.Deleted.Count; i++)
            {
                output.WriteVarUint(client.Deleted[i].Start);
                output.WriteVarUint(client.Deleted[i].End - client.Deleted[i].Start);
            }
        }

        return output.ToArray();
    }

    private static void WriteDeletes(Lib0Writer output, Transaction transaction)
    {
        var deletes = transaction.MergedDeletes();
        if (deletes.Count == 1)
        {
            output.WriteVarUint(1);
            output.WriteClient(transaction.Store.Client(deletes[0].Client).Id);
            output.WriteVarUint(1);
            output.WriteVarUint(deletes[0].Clock);
            output.WriteVarUint(deletes[0].Length);
            return;
        }

        transaction.DeleteSet.Write(output);
    }

    private static void WriteSections(ItemStore store, Lib0Writer output, List<(ClientStructs Client, int Clock)> sections)
    {
        if (sections.Count > 1) sections.Sort(static (a, b) => b.Client.Id.CompareTo(a.Client.Id));
        output.WriteVarUint(sections.Count);
        foreach (var (client, clock) in sections)
        {
            var index = client.IndexOf(clock);
            output.WriteVarUint(client.Count - index);
            output.WriteClient(client.Id);
            output.WriteVarUint(clock);
            var first = client.Handle(index);
            WriteStruct(store, output, first, clock - store[first].Clock);
            for (index++; index < client.Count; index++) WriteStruct(store, output, client.Handle(index), 0);
        }
    }

    private static void WriteStruct(ItemStore store, Lib0Writer output, int handle, int offset)
    {
        ref var item = ref store[handle];
        if (item.Kind == ContentKind.Gc)
        {
            output.WriteByte((byte)ContentKind.Gc);
            output.WriteVarUint(item.Length - offset);
            return;
        }

        var hasOrigin = offset > 0 || item.HasOrigin;
        var first = (byte)item.Kind;
        if (hasOrigin) first |= Block.HasOriginBit;
        if (item.HasRightOrigin) first |= Block.HasRightOriginBit;
        if (item.Key != 0) first |= Block.HasParentSubBit;
        output.WriteByte(first);
        if (offset > 0) WriteId(store, output, item.Client, item.Clock + offset - 1);
        else if (item.HasOrigin) WriteId(store, output, item.OriginClient, item.OriginClock);
        if (item.HasRightOrigin) WriteId(store, output, item.RightOriginClient, item.RightOriginClock);
        if (!hasOrigin && !item.HasRightOrigin) WriteParent(store, output, in item);
        WriteContent(store, output, handle, offset);
    }

    private static void WriteId(ItemStore store, Lib0Writer output, int client, int clock)
    {
        output.WriteClient(store.Client(client).Id);
        output.WriteVarUint(clock);
    }

    private static void WriteParent(ItemStore store, Lib0Writer output, in Item item)
    {
        var parent = store.Type(item.Parent);
        output.WriteVarUint(parent.Root is null ? 0 : 1);
        if (parent.Root is not null) output.WriteVarString(parent.Root);
        else WriteId(store, output, store[parent.Item].Client, store[parent.Item].Clock);
        if (item.Key != 0) output.WriteVarString(store.Key(item.Key));
    }

    private static void WriteContent(ItemStore store, Lib0Writer output, int handle, int offset)
    {
        ref var item = ref store[handle];
        switch (item.Kind)
        {
            case ContentKind.Deleted: output.WriteVarUint(item.Length - offset); return;
            case ContentKind.Type: WriteType(output, store.Type(item.Type)); return;
            case ContentKind.Doc: store.Document(in item)!.WriteReference(output); return;
        }

        var content = store.Content(in item);
        switch (item.Kind)
        {
            case ContentKind.String:
                WriteText(output, content, item.Length, offset);
                return;
            case ContentKind.Any or ContentKind.Json:
                output.WriteVarUint(item.Length - offset);
                output.WriteBytes(content[store.Marks.OffsetOf(handle, offset)..]);
                return;
            default:
                output.WriteBytes(content);
                return;
        }
    }

    private static void WriteText(Lib0Writer output, ReadOnlySpan<byte> text, int length, int offset)
    {
        var start = Utf8Text.ByteOffset(text, length, offset, out var splitsPair);
        if (!splitsPair)
        {
            output.WriteVarBytes(text[start..]);
            return;
        }

        var rest = new Lib0Writer(text.Length + 8);
        Utf8Text.WriteSlice(rest, text, offset, length);
        output.WriteVarBytes(rest.Written);
    }

    private static void WriteType(Lib0Writer output, TypeNode type)
    {
        output.WriteVarUint((long)type.Kind);
        if (type.Kind is TypeRef.XmlElement or TypeRef.XmlHook) output.WriteVarString(type.Name);
    }
}
