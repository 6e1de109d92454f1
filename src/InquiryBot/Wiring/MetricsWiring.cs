using System.ComponentModel.DataAnnotations;
using InquiryBot.Core.Conversations;
using InquiryBot.Endpoints;
using InquiryBot.Workers;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace InquiryBot.Wiring;

/// <summary>Section <c>Metrics</c>.</summary>
public sealed class MetricsSettings
{
    /// <summary>What a reader of <c>/metrics</c> must send as Bearer; without it everybody who reaches the port may read.</summary>
    [MinLength(16, ErrorMessage = "Metrics:Token must have at least 16 characters.")]
    public string? Token { get; init; }
}

/// <summary>Counts by OpenTelemetry, pulled by whoever reads <c>/metrics</c>.</summary>
internal static class MetricsWiring
{
    /// <summary>More series than one instrument here has, by far; room for each is taken at the start.</summary>
    const int MostSeries = 300;

    static readonly string[] Sources = [Meters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static void AddMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.Read<MetricsSettings>("Metrics");
        services.AddSingleton<PrometheusText>();
        services.AddSingleton(provider => Sdk.CreateMeterProviderBuilder()
            .AddMeter(Sources)
            .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = MostSeries })
            .AddReader(new BaseExportingMetricReader(provider.GetRequiredService<PrometheusText>()) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative })
            .Build());
        services.AddSingleton(provider => new MetricsEndpoint(
            provider.GetRequiredService<PrometheusText>(), provider.GetRequiredService<IBacklog>(), provider.GetRequiredService<Meters>(), provider.GetRequiredService<TimeProvider>(), settings.Token));
    }

    /// <summary>Begins to count: what happened before is not in the figures.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<MeterProvider>();
        app.Services.GetRequiredService<MetricsEndpoint>().Map(app);
    }
}
