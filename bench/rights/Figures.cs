using System.Diagnostics;

namespace Rights;

/// <summary>Times from an answer to what followed, and whether it ended as it should.</summary>
sealed class Figures(string name)
{
    readonly List<double> _times = [];

    public bool IsSound { get; private set; } = true;

    public void Add(long answered, long then, bool asItShould)
    {
        _times.Add(Math.Max(0, Stopwatch.GetElapsedTime(answered, then).TotalMilliseconds));
        IsSound &= asItShould;
    }

    public void Print()
    {
        _times.Sort();
        double At(double part) => _times[Math.Min(_times.Count - 1, (int)(part * _times.Count))];
        Console.WriteLine($"{name}: {_times.Count} sockets, p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, max {_times[^1]:0.0} ms{(IsSound ? "" : "  NOT AS IT SHOULD")}");
    }
}
