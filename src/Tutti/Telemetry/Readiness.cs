namespace Tutti.Telemetry;

/// <summary>Whether this server takes work: not while it starts, and not while it drains.</summary>
internal sealed class Readiness
{
    private volatile bool _started;
    private volatile bool _draining;

    public bool IsReady => _started && !_draining;

    public bool IsDraining => _draining;

    public void Started() => _started = true;

    public void Drain() => _draining = true;
}
