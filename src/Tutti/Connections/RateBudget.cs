namespace Tutti.Connections;

/// <summary>
/// A token bucket that can go into debt: what came is dealt with, and the sender waits until the debt is paid. Nothing
/// is dropped, so a fast typist is slowed down, never corrupted.
/// </summary>
internal struct RateBudget(double perSecond, double burstSeconds, long now)
{
    private double _tokens = perSecond * burstSeconds;
    private long _last = now;

    /// <summary>Spends some of the budget.</summary>
    /// <param name="amount">How much.</param>
    /// <param name="now">The time in milliseconds.</param>
    /// <returns>How long to wait before reading on, in milliseconds; 0 while within the budget.</returns>
    public double Spend(double amount, long now)
    {
        _tokens = Math.Min(perSecond * burstSeconds, _tokens + ((now - _last) * perSecond / 1000));
        _last = now;
        _tokens -= amount;
        return _tokens >= 0 ? 0 : -_tokens / perSecond * 1000;
    }
}
