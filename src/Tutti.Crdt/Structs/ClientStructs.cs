using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Structs;

/// <summary>The structs of one client by clock, without gaps.</summary>
internal sealed class ClientStructs(ulong id, int index)
{
    private int[] _clocks = new int[4];
    private int[] _handles = new int[4];

    public ulong Id { get; } = id;

    public int Index { get; } = index;

    public int Count { get; private set; }

    /// <summary>The clock of the next struct.</summary>
    public int State { get; set; }

    /// <summary>Clocks that are deleted.</summary>
    public ClockRanges Deleted { get; private set; } = new();

    /// <summary>The transaction that touched it last, and its state when that began.</summary>
    public int TouchedBy { get; set; }

    public int StateBefore { get; set; }

    public int Handle(int index) => _handles[index];

    /// <summary>The index of the struct a clock lies in: interpolation first, since clocks are mostly even.</summary>
    public int IndexOf(int clock)
    {
        var high = Count - 1;
        if (clock >= _clocks[high]) return high;
        var low = 0;
        var guess = (int)((long)clock * high / State);
        while (low < high)
        {
            if (_clocks[guess] > clock) high = guess - 1;
            else if (_clocks[guess + 1] > clock) return guess;
            else low = guess + 1;
            guess = (low + high) >>> 1;
        }

        return low;
    }

    public void Add(int handle, int clock, int length)
    {
        if (Count == _clocks.Length) Grow();
        _clocks[Count] = clock;
        _handles[Count++] = handle;
        State = clock + length;
    }

    public void Insert(int index, int handle, int clock)
    {
        if (Count == _clocks.Length) Grow();
        Array.Copy(_clocks, index, _clocks, index + 1, Count - index);
        Array.Copy(_handles, index, _handles, index + 1, Count - index);
        _clocks[index] = clock;
        _handles[index] = handle;
        Count++;
    }

    public void RemoveAt(int index, int count = 1)
    {
        Array.Copy(_clocks, index + count, _clocks, index, Count - index - count);
        Array.Copy(_handles, index + count, _handles, index, Count - index - count);
        Count -= count;
    }

    /// <summary>Moves a struct to an earlier place, while a pass over all of them closes gaps.</summary>
    public void Move(int from, int to)
    {
        _clocks[to] = _clocks[from];
        _handles[to] = _handles[from];
    }

    public void Truncate(int count) => Count = count;

    public void ForgetDeleted() => Deleted = new ClockRanges();

    private void Grow()
    {
        var size = Math.Max(8, Count + (Count >> 1));
        Array.Resize(ref _clocks, size);
        Array.Resize(ref _handles, size);
    }
}
