using System.Diagnostics.CodeAnalysis;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Types;

/// <summary>
/// What the format items of a document say, read once: going past formats allocates nothing. Objects are kept by item,
/// since two of them are only the same when they came from one place.
/// </summary>
internal sealed class FormatTable(ItemStore store)
{
    // Beyond that many it is forgotten what is known, and read again.
    private const int Most = 4_096;

    private readonly Dictionary<byte[], FormatMark> _byContent = new(new ByContent());
    private readonly Dictionary<ItemId, FormatMark> _byItem = [];

    /// <summary>What a format item says.</summary>
    public FormatMark Of(int handle)
    {
        ref var item = ref store[handle];
        var content = store.Content(in item);
        if (_byContent.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(content, out var known)) return known;
        if (_byItem.TryGetValue(store.Id(in item), out known)) return known;
        var mark = Read(content);
        if (!IsOneOfItsKind(mark)) Remember(handle, mark);
        else Room(_byContent)[content.ToArray()] = mark;
        return mark;
    }

    /// <summary>A format was made here; an object stays the one it was.</summary>
    public void Remember(int handle, FormatMark mark)
    {
        if (!IsOneOfItsKind(mark)) Room(_byItem)[store.Id(in store[handle])] = mark;
    }

    // Two formats with the same plain value are the same.
    private static bool IsOneOfItsKind(FormatMark mark) =>
        mark.Value.Kind is not (YValueKind.Array or YValueKind.Object or YValueKind.Bytes);

    private static Dictionary<TKey, FormatMark> Room<TKey>(Dictionary<TKey, FormatMark> marks)
        where TKey : notnull
    {
        if (marks.Count >= Most) marks.Clear();
        return marks;
    }

    private static FormatMark Read(ReadOnlySpan<byte> content)
    {
        var input = new Lib0Reader(content);
        var name = System.Text.Encoding.UTF8.GetString(input.ReadVarString());
        return new FormatMark(name, YValue.FromJson(input.ReadVarString()));
    }

    private sealed class ByContent : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
