using System.Runtime.InteropServices;

namespace Tutti.Crdt.Inspection;

/// <summary>Structs of one client that an update brings, as far as they could be placed.</summary>
internal sealed class NewStructs(int state)
{
    private readonly List<Span> _spans = [];

    /// <summary>The clock of the next struct.</summary>
    public int State { get; private set; } = state;

    public int Count => _spans.Count;

    public Span this[int index] => _spans[index];

    public void Add(in Span span)
    {
        State = span.End;
        if (_spans.Count > 0 && _spans[^1] with { End = span.End, Start = span.Start } == span)
            _spans[^1] = _spans[^1] with { End = span.End };
        else
            _spans.Add(span);
    }

    /// <summary>The index of the span a clock lies in.</summary>
    public int IndexOf(long clock)
    {
        var (low, high) = (0, _spans.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_spans[middle].Start <= clock) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Clocks that lie in one place, between the same places of the sequence as it is now.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Span(int Start, int End, Spot Spot, UpdateChangeKind Kind, bool IsDeleted, int From, int To);
}
