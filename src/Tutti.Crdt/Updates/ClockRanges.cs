namespace Tutti.Crdt.Updates;

/// <summary>Ranges of clocks of one client, sorted and never touching each other.</summary>
internal sealed class ClockRanges
{
    private long[] _starts = new long[4];
    private long[] _ends = new long[4];
    private int _count;
    private bool _unsorted;

    public int Count
    {
        get
        {
            Sort();
            return _count;
        }
    }

    public (long Start, long End) this[int index] => (_starts[index], _ends[index]);

    public bool Contains(long start, long end)
    {
        Sort();
        var at = LastStartingAtOrBefore(start);
        return at >= 0 && end <= _ends[at];
    }

    /// <summary>Adds a range; false when all of it was there.</summary>
    public bool Add(long start, long end)
    {
        Sort();
        var at = LastStartingAtOrBefore(start);
        if (at >= 0 && start <= _ends[at])
        {
            if (end <= _ends[at]) return false;
            _ends[at] = end;
        }
        else
        {
            Insert(++at, start, end);
        }

        SwallowFollowers(at);
        return true;
    }

    /// <summary>
    /// Adds a range of many, in any order. Sorting waits for the next question, so that no order makes it quadratic.
    /// </summary>
    public void Append(long start, long end)
    {
        _unsorted |= _count > 0 && start <= _ends[_count - 1];
        Insert(_count, start, end);
    }

    public ClockRanges Copy() => new()
    {
        _starts = [.. _starts],
        _ends = [.. _ends],
        _count = _count,
        _unsorted = _unsorted,
    };

    private void Sort()
    {
        if (!_unsorted) return;
        _unsorted = false;
        Array.Sort(_starts, _ends, 0, _count);
        var kept = 0;
        for (var i = 1; i < _count; i++)
        {
            if (_starts[i] > _ends[kept]) (_starts[++kept], _ends[kept]) = (_starts[i], _ends[i]);
            else _ends[kept] = Math.Max(_ends[kept], _ends[i]);
        }

        _count = kept + 1;
    }

    private int LastStartingAtOrBefore(long clock)
    {
        // New deletions lie mostly behind all others.
        if (_count == 0 || _starts[0] > clock) return -1;
        if (_starts[_count - 1] <= clock) return _count - 1;
        var at = Array.BinarySearch(_starts, 0, _count, clock);
        return at >= 0 ? at : ~at - 1;
    }

    private void Insert(int at, long start, long end)
    {
        if (_count == _starts.Length)
        {
            Array.Resize(ref _starts, _count * 2);
            Array.Resize(ref _ends, _count * 2);
        }

        Array.Copy(_starts, at, _starts, at + 1, _count - at);
        Array.Copy(_ends, at, _ends, at + 1, _count - at);
        _starts[at] = start;
        _ends[at] = end;
        _count++;
    }

    private void SwallowFollowers(int at)
    {
        var next = at + 1;
        while (next < _count && _starts[next] <= _ends[at])
        {
            _ends[at] = Math.Max(_ends[at], _ends[next]);
            next++;
        }

        var swallowed = next - at - 1;
        if (swallowed == 0) return;
        Array.Copy(_starts, next, _starts, at + 1, _count - next);
        Array.Copy(_ends, next, _ends, at + 1, _count - next);
        _count -= swallowed;
    }
}
