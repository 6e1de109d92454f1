using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace InquiryBot.Endpoints;

/// <summary>
/// Metrics in Prometheus' text format 0.0.4, written when somebody asks: names in snake case with their unit, counters
/// with <c>_total</c>, histograms as cumulative buckets.
/// </summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    string _text = "";

    public Func<int, bool>? Collect { get; set; }

    /// <summary>All metrics as they are now. One caller at a time.</summary>
    public string Read()
    {
        Collect?.Invoke(Timeout.Infinite);
        return _text;
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var families = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var metric in batch) Write(metric, families);
        _text = string.Concat(families.Values);
        return ExportResult.Success;
    }

    static void Write(Metric metric, SortedDictionary<string, StringBuilder> families)
    {
        var name = NameOf(metric);
        if (!families.TryGetValue(name, out var text))
        {
            families[name] = text = new StringBuilder();
            if (metric.Description is { Length: > 0 } help) text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {KindOf(metric.MetricType)}\n");
        }

        foreach (ref readonly var point in metric.GetMetricPoints()) Write(text, name, metric.MetricType, point);
    }

    static void Write(StringBuilder text, string name, MetricType type, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        switch (type)
        {
            case MetricType.Histogram:
                WriteHistogram(text, name, labels, point);
                break;
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(text, name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(text, name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(text, name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(text, name, labels, point.GetGaugeLastValueDouble());
                break;
        }
    }

    static void WriteHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long seen = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            seen += bucket.BucketCount;
            Line(text, name + "_bucket", Joined(labels, $"le=\"{Number(bucket.ExplicitBound)}\""), seen);
        }

        Line(text, name + "_sum", labels, point.GetHistogramSum());
        Line(text, name + "_count", labels, point.GetHistogramCount());
    }

    static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append(labels.Length > 0 ? $"{{{labels}}}" : "").Append(' ').Append(Number(value)).Append('\n');

    static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = "";
        foreach (var (name, value) in tags) labels = Joined(labels, $"{Snake(name)}=\"{Escaped(value)}\"");
        return labels;
    }

    static string Escaped(object? value) => (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    static string Joined(string one, string other) => one.Length == 0 ? other : $"{one},{other}";

    static string NameOf(Metric metric)
    {
        var name = Snake(metric.Name) + metric.Unit switch { "s" => "_seconds", "By" => "_bytes", "ms" => "_milliseconds", "1" => "_ratio", _ => "" };
        return metric.MetricType is MetricType.LongSum or MetricType.DoubleSum ? name + "_total" : name;
    }

    static string KindOf(MetricType type) => type switch
    {
        MetricType.Histogram => "histogram",
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        _ => "gauge",
    };

    static string Snake(string name) => string.Create(name.Length, name, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
    });
}
