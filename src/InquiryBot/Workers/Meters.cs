using System.Diagnostics.Metrics;

namespace InquiryBot.Workers;

/// <summary>What the workers count; names follow the Prometheus habit of base units.</summary>
public sealed class Meters : IDisposable
{
    public const string Name = "InquiryBot";

    readonly Meter _meter = new(Name);
    readonly Counter<long> _turns;
    readonly Counter<long> _failures;
    readonly Histogram<double> _seconds;
    readonly Counter<long> _deliveries;
    readonly Counter<long> _overdue;

    readonly Counter<long> _received;
    readonly Counter<long> _ignored;
    readonly Counter<long> _refused;

    public Meters()
    {
        _received = _meter.CreateCounter<long>("inquirybot.received", description: "Messages of vendors' channels by what became of them.");
        _ignored = _meter.CreateCounter<long>("inquirybot.received.ignored", description: "Events of vendors that nothing here needs.");
        _refused = _meter.CreateCounter<long>("inquirybot.received.refused", description: "Requests to vendors' addresses that were refused.");
        _turns = _meter.CreateCounter<long>("inquirybot.turns", description: "Turns that were stored.");
        _failures = _meter.CreateCounter<long>("inquirybot.turn.failures", description: "Turns that failed and were tried again or set aside.");
        _seconds = _meter.CreateHistogram("inquirybot.turn.duration", "s", "From the claim to the commit.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        _deliveries = _meter.CreateCounter<long>("inquirybot.deliveries", description: "Replies by what became of them.");
        _overdue = _meter.CreateCounter<long>("inquirybot.answers.overdue", description: "Answers that were given although they are due for review.");
    }

    /// <summary>A vendor's message, and whether it was stored or there before.</summary>
    public void Received(string channel, string outcome) =>
        _received.Add(1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>An event of a vendor that nothing here needs.</summary>
    public void ReceivedNothing(string channel, string kind) =>
        _ignored.Add(1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("kind", kind.Length <= 40 ? kind : kind[..40]));

    /// <summary>A request that was not the vendor's, or could not be read.</summary>
    public void Refused(string channel, int status, string reason) => _refused.Add(
        1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("status", status), new KeyValuePair<string, object?>("reason", reason));

    /// <param name="overdue">The dialogs that answered although their words are due for review.</param>
    public void TurnDone(TimeSpan took, IReadOnlyList<string> overdue)
    {
        foreach (var dialog in overdue) _overdue.Add(1, new KeyValuePair<string, object?>("dialog", dialog));
        _turns.Add(1);
        _seconds.Record(took.TotalSeconds);
    }

    public void TurnFailed() => _failures.Add(1);

    public void Delivered(string channel, string outcome) =>
        _deliveries.Add(1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A number that is read when somebody looks.</summary>
    public void Watch(string name, string description, Func<long> read) => _meter.CreateObservableGauge(name, read, description: description);

    /// <inheritdoc cref="Watch(string,string,Func{long})"/>
    public void Watch(string name, string description, Func<double> read, string unit) => _meter.CreateObservableGauge(name, read, unit, description);

    public void Dispose() => _meter.Dispose();
}
