using System.Runtime.InteropServices;

namespace Tutti.Crdt.Updates;

/// <summary>A struct of one client that stands on a clock of another client in the same update.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Lean(ulong Client, long Clock, ulong On, long OnClock);

/// <summary>
/// Finds clients of one update whose structs wait for each other in a circle, which every peer would keep waiting for
/// ever. Each client goes on until its next struct leans on a clock another client has not reached.
/// </summary>
internal sealed class CircleSearch
{
    private readonly Dictionary<ulong, Walk> _walks = [];
    private readonly Stack<Walk> _ready = [];
    private int _left;

    /// <summary>Whether all structs find an order; leans come section by section, by ascending clock.</summary>
    public static bool HasOrder(ReadOnlySpan<ClockRange> sections, List<Lean> leans)
    {
        var search = new CircleSearch();
        foreach (var section in sections) search._walks[section.Client] = new Walk(section.End);
        for (var i = 0; i < leans.Count; i++)
        {
            var walk = search._walks[leans[i].Client];
            if (walk.Last == 0) walk.Next = i;
            walk.Last = i + 1;
        }

        search._left = leans.Count;
        foreach (var walk in search._walks.Values) search._ready.Push(walk);
        while (search._ready.TryPop(out var walk)) search.Go(walk, leans);
        return search._left == 0;
    }

    private void Go(Walk walk, List<Lean> leans)
    {
        for (; walk.Next < walk.Last; walk.Next++)
        {
            var lean = leans[walk.Next];
            walk.Reached = lean.Clock;
            if (_walks.TryGetValue(lean.On, out var other) && other.Reached <= lean.OnClock)
            {
                other.Waiting.Enqueue(walk, lean.OnClock);
                Wake(walk);
                return;
            }

            _left--;
        }

        walk.Reached = walk.End;
        Wake(walk);
    }

    private void Wake(Walk walk)
    {
        while (walk.Waiting.TryPeek(out var waiting, out var clock) && clock < walk.Reached)
        {
            walk.Waiting.Dequeue();
            _ready.Push(waiting);
        }
    }

    private sealed class Walk(long end)
    {
        public long End { get; } = end;

        public long Reached { get; set; }

        public int Next { get; set; }

        public int Last { get; set; }

        public PriorityQueue<Walk, long> Waiting { get; } = new();
    }
}
