using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Protocol;

/// <summary>
/// Who is there: for each awareness id a clock and a state in JSON. Everything is checked when it is read, so that
/// walking the entries afterwards neither fails nor allocates.
/// </summary>
public readonly ref struct AwarenessUpdate
{
    /// <summary>How many levels a state may be nested.</summary>
    public const int MaxStateDepth = 64;

    private readonly ReadOnlySpan<byte> _entries;

    private AwarenessUpdate(int count, ReadOnlySpan<byte> entries)
    {
        Count = count;
        _entries = entries;
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>Reads an awareness update of at most <paramref name="maxEntries"/> entries.</summary>
    public static AwarenessUpdate Read(ReadOnlySpan<byte> update, int maxEntries = 10_000)
    {
        var input = new Lib0Reader(update);
        var count = input.ReadCount();
        if (count > maxEntries) CrdtException.Throw(CrdtError.TooLarge, "An awareness update has more entries than allowed.");
        var entries = input.Rest;
        for (var left = count; left > 0; left--)
        {
            input.ReadClient();
            input.ReadVarUint();
            Utf8Text.CheckJson(input.ReadVarString(), MaxStateDepth);
        }

        input.End();
        return new AwarenessUpdate(count, entries);
    }

    /// <summary>Walks the entries.</summary>
    public Enumerator GetEnumerator() => new(Count, _entries);

    /// <summary>Walks the entries of an awareness update.</summary>
    public ref struct Enumerator
    {
        private Lib0Reader _input;
        private int _left;

        internal Enumerator(int count, ReadOnlySpan<byte> entries)
        {
            _left = count;
            _input = new Lib0Reader(entries);
        }

        /// <summary>The entry the walk is at.</summary>
        public AwarenessEntry Current { get; private set; }

        /// <summary>Goes to the next entry.</summary>
        public bool MoveNext()
        {
            if (_left-- <= 0) return false;
            Current = new AwarenessEntry(_input.ReadClient(), _input.ReadVarUint(), _input.ReadVarBytes());
            return true;
        }
    }
}

/// <summary>The state of one awareness id.</summary>
public readonly ref struct AwarenessEntry
{
    internal AwarenessEntry(ulong client, long clock, ReadOnlySpan<byte> state)
    {
        Client = client;
        Clock = clock;
        State = state;
    }

    /// <summary>The awareness id: the client id of a document in some tab.</summary>
    public ulong Client { get; }

    /// <summary>Which version of the state this is.</summary>
    public long Clock { get; }

    /// <summary>The state as UTF-8 JSON; <c>null</c> when the id has left.</summary>
    public ReadOnlySpan<byte> State { get; }

    /// <summary>Whether the id has left.</summary>
    public bool IsRemoval => State.SequenceEqual("null"u8);
}
