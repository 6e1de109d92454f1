using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using InquiryBot.Endpoints;
using InquiryBot.Workers;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace InquiryBot.Tests.Outside;

public sealed partial class MetricsTests
{
    const string Delivered = "inquirybot_deliveries_total{channel=\"webchat\",outcome=\"Accepted\"}";

    [Fact(Timeout = 60_000)]
    public async Task Turns_queue_outbox_failures_and_requests_can_be_read()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.GreetAsync();
        while (!(await bot.ReadAsync("/metrics")).Contains(Delivered, StringComparison.Ordinal)) { }

        using var response = await bot.GetAsync("/metrics");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.Matches(Line(), line));
        Assert.True(Value(text, "inquirybot_turns_total") >= 1);
        Assert.True(Value(text, "inquirybot_turn_duration_seconds_count") >= 1);
        Assert.Equal(0, Value(text, "inquirybot_queue_length"));
        Assert.Contains("# TYPE inquirybot_outbox_age_seconds gauge", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE inquirybot_desk_waiting gauge", text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_bucket{", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/v3/directline/conversations/{id}/activities\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_in_the_settings_only_its_holder_may_read()
    {
        await using var bot = await RunningBot.StartAsync(null, "--Metrics:Token", "0123456789abcdef");
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.GetAsync("/metrics")).StatusCode);

        bot.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "0123456789abcdee");
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.GetAsync("/metrics")).StatusCode);

        bot.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "0123456789abcdef");
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public void Names_units_labels_and_buckets_are_written_as_Prometheus_reads_them()
    {
        using var meter = new Meter("MetricsTests");
        using var exporter = new PrometheusText();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new BaseExportingMetricReader(exporter)).Build();
        meter.CreateCounter<long>("a.turns", description: "One\nturn \\ each").Add(3, new KeyValuePair<string, object?>("channel.id", "a\"b\\c\nd"));
        meter.CreateUpDownCounter<double>("b-open", "By").Add(-1.5);
        meter.CreateHistogram("c.time", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] }).Record(0.5);

        Assert.Equal("""
            # HELP a_turns_total One\nturn \\ each
            # TYPE a_turns_total counter
            a_turns_total{channel_id="a\"b\\c\nd"} 3
            # TYPE b_open_bytes gauge
            b_open_bytes -1.5
            # TYPE c_time_seconds histogram
            c_time_seconds_bucket{le="0.1"} 0
            c_time_seconds_bucket{le="1"} 1
            c_time_seconds_bucket{le="+Inf"} 1
            c_time_seconds_sum 0.5
            c_time_seconds_count 1

            """, exporter.Read());
    }

    [Fact]
    public void An_answer_that_is_due_for_review_is_counted_by_its_dialog()
    {
        using var exporter = new PrometheusText();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(Meters.Name).AddReader(new BaseExportingMetricReader(exporter)).Build();
        using var meters = new Meters();

        meters.TurnDone(TimeSpan.FromMilliseconds(1), ["passport-of-this-test"]);

        Assert.Contains("inquirybot_answers_overdue_total{dialog=\"passport-of-this-test\"} 1", exporter.Read(), StringComparison.Ordinal);
    }

    static double Value(string text, string name) => double.Parse(
        text.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[a-z0-9_]+="([^"\\]|\\.)*"(,[a-z0-9_]+="([^"\\]|\\.)*")*\})? [-+0-9.eEInf]+)$""")]
    private static partial Regex Line();
}
