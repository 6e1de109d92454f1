namespace InquiryBot.Core.Alerts;

/// <summary>The alerts that were raised. At most one is on.</summary>
public interface IAlerts
{
    /// <summary>The latest ones, newest first.</summary>
    ValueTask<IReadOnlyList<Alert>> ListAsync(int limit, CancellationToken ct);

    /// <summary>Raises one; that which was on ends in the same commit.</summary>
    ValueTask RaiseAsync(Alert alert, AlertRaised fact, CancellationToken ct);

    /// <summary>False when it is not on.</summary>
    ValueTask<bool> EndAsync(string id, AlertEnded fact, CancellationToken ct);
}

/// <summary>The alert that is on, kept in memory: no turn waits for it. Brought up to date by whoever owns the store.</summary>
public sealed class AlertBoard(TimeProvider clock)
{
    Alert? _latest;

    /// <summary>One was raised or ended by hand. Listeners return at once.</summary>
    public event Action? Changed;

    public Alert? Current => Volatile.Read(ref _latest) is { } latest && latest.IsOn(clock.GetUtcNow()) ? latest : null;

    /// <summary>The one that was raised last, whether it is still on or not.</summary>
    public void Post(Alert? latest)
    {
        var before = Current?.Id;
        Volatile.Write(ref _latest, latest);
        if (Current?.Id != before) Changed?.Invoke();
    }
}
