using Azure.Core;
using Azure.Core.Pipeline;

namespace InquiryBot.Integrations.Wire;

/// <summary>
/// Azure.Core's pipeline as every vendor is asked through it: no retries (the budget is shorter than any, and the fallback is at hand), no
/// redirects (a key goes to the address that was set, and nowhere else), no telemetry, no logging of its own.
/// </summary>
public static class VendorPipeline
{
    /// <summary>The way out of the house. Connections are renewed, so that a vendor may move.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    internal static HttpPipeline Through(HttpMessageHandler handler, params HttpPipelinePolicy[] identities)
    {
        var options = new Plain
        {
            Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }),
            Retry = { MaxRetries = 0 },
            Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = false, IsDistributedTracingEnabled = false },
        };
        return HttpPipelineBuilder.Build(options, identities);
    }

    /// <summary>A key, or what goes with it, in a header.</summary>
    internal static HttpPipelinePolicy Header(string name, string value) => new Stamp(name, value);

    sealed class Plain : ClientOptions;

    sealed class Stamp(string name, string value) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(name, value);
    }
}
