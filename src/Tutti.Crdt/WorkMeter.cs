namespace Tutti.Crdt;

/// <summary>Counts the work done for one input against its budget.</summary>
internal struct WorkMeter(WorkBudget budget)
{
    private const int StepsBetweenLooksAtTheClock = 4096;

    private readonly long _startedAt = budget.Time?.GetTimestamp() ?? 0;
    private int _structs;
    private int _steps;

    public readonly int MaxDepth => budget.MaxDepth;

    public readonly int Structs => _structs;

    public void CountStruct()
    {
        if (++_structs > budget.MaxStructs)
            CrdtException.Throw(CrdtError.TooManyStructs, "The update holds more structs than allowed.");
        CountStep();
    }

    public void CountStep()
    {
        if (++_steps < StepsBetweenLooksAtTheClock) return;
        _steps = 0;
        LookAtTheClock();
    }

    private readonly void LookAtTheClock()
    {
        if (budget.Time is not { } time || budget.MaxTime < TimeSpan.Zero) return;
        if (time.GetElapsedTime(_startedAt) > budget.MaxTime)
            CrdtException.Throw(CrdtError.TooSlow, "The update takes longer than allowed.");
    }
}
