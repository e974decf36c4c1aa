using System.Numerics;

namespace Tutti.Crdt.Structs;

/// <summary>
/// The content of all items, one behind the other, as it is written in an update: encoding is a copy. Content that grows
/// at the end grows in place; content that grows elsewhere moves once and gets room to grow, so that typing stays cheap
/// however many people type. What is left behind is counted and dropped by <see cref="ItemStore.Tidy"/>.
/// </summary>
internal sealed class ContentArena
{
    private const int LittleWaste = 64 * 1024;

    private byte[] _bytes = [];
    private int _used;
    private long _dead;

    /// <summary>Whether more is left behind than used.</summary>
    public bool IsWasteful => _dead > LittleWaste && _dead > _used / 2;

    public int Used => _used;

    public ReadOnlySpan<byte> Of(in Item item) => _bytes.AsSpan(item.ContentStart, item.ContentLength);

    /// <summary>Makes room for so many bytes at once.</summary>
    public void Reserve(int count)
    {
        if (_bytes.Length - _used >= count) return;
        var wanted = Math.Max((long)_used + count, _used + ((long)_used >> 1));
        if (wanted > Array.MaxLength) wanted = Math.Max((long)_used + count, Array.MaxLength);
        if (wanted > Array.MaxLength) CrdtException.Throw(CrdtError.TooLarge, "A document holds more than 2 GB of content.");
        Array.Resize(ref _bytes, (int)wanted);
    }

    public int Append(ReadOnlySpan<byte> content)
    {
        Reserve(content.Length);
        content.CopyTo(_bytes.AsSpan(_used));
        var start = _used;
        _used += content.Length;
        return start;
    }

    /// <summary>Puts a copy of bytes of the arena at its end, with something before and behind it.</summary>
    public int AppendCopy(ReadOnlySpan<byte> before, int start, int length, ReadOnlySpan<byte> behind)
    {
        Reserve(before.Length + length + behind.Length);
        var at = Append(before);
        Append(_bytes.AsSpan(start, length));
        Append(behind);
        _dead += length + 1;
        return at;
    }

    /// <summary>Writes over bytes of the arena.</summary>
    public void Overwrite(int start, ReadOnlySpan<byte> bytes) => bytes.CopyTo(_bytes.AsSpan(start));

    /// <summary>Puts more content behind that of an item. The bytes must not lie in the arena.</summary>
    public void Extend(ref Item item, ReadOnlySpan<byte> more)
    {
        MakeRoom(ref item, more.Length);
        more.CopyTo(_bytes.AsSpan(item.ContentStart + item.ContentLength));
        item.ContentLength += more.Length;
    }

    /// <summary>Puts the content of an item behind that of another, which takes it over.</summary>
    public void Join(ref Item left, ref Item right)
    {
        var length = right.ContentLength;
        if (left.RoomLog == 0 && left.ContentStart + left.ContentLength == right.ContentStart)
        {
            left.ContentLength += length;
            return;
        }

        MakeRoom(ref left, length);
        _bytes.AsSpan(right.ContentStart, length).CopyTo(_bytes.AsSpan(left.ContentStart + left.ContentLength));
        left.ContentLength += length;
        Forget(in right);
    }

    /// <summary>The content of an item is needed no longer.</summary>
    public void Forget(in Item item) => _dead += item.RoomLog == 0 ? item.ContentLength : 1 << item.RoomLog;

    /// <summary>Writes all content anew, without what was left behind.</summary>
    public void Rebuild(ItemStore store)
    {
        var old = _bytes;
        _bytes = new byte[Math.Max(0, _used - _dead + (_dead >> 3))];
        _used = 0;
        _dead = 0;
        foreach (var handle in store.Handles())
        {
            ref var item = ref store[handle];
            if (item.Kind is ContentKind.Gc or ContentKind.Deleted or ContentKind.Type or ContentKind.Doc) continue;
            item.ContentStart = Append(old.AsSpan(item.ContentStart, item.ContentLength));
            item.RoomLog = 0;
        }
    }

    private void MakeRoom(ref Item item, int count)
    {
        var end = item.ContentStart + item.ContentLength;
        if (item.RoomLog == 0 && end == _used)
        {
            Reserve(count);
            _used += count;
            return;
        }

        var wanted = item.ContentLength + count;
        if (item.RoomLog != 0 && wanted <= 1 << item.RoomLog) return;
        var room = Math.Max(4, BitOperations.Log2((uint)wanted) + 1);
        Reserve(1 << room);
        _bytes.AsSpan(item.ContentStart, item.ContentLength).CopyTo(_bytes.AsSpan(_used));
        Forget(in item);
        item.ContentStart = _used;
        item.RoomLog = (byte)room;
        _used += 1 << room;
    }
}
