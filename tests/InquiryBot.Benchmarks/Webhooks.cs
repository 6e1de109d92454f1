using BenchmarkDotNet.Attributes;
using InquiryBot.Commands.Benches;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Benchmarks;

/// <summary>Reading and verifying one text message of each vendor. The limit is a median of 100 µs.</summary>
[MemoryDiagnoser]
public class Webhooks : IDisposable
{
    readonly BenchKeys _keys = new();
    readonly VendorHttp _http;
    IChannel _channel = null!;
    InboundRequest _request = null!;

    public Webhooks() => _http = new(_keys, TimeProvider.System);

    [ParamsSource(nameof(Channels))]
    public string Channel { get; set; } = "";

    public IEnumerable<string> Channels => WebhookSamples.All(_http, _keys).Select(sample => sample.Channel.Id);

    [GlobalSetup]
    public void Open()
    {
        (_channel, var make) = WebhookSamples.All(_http, _keys).First(sample => sample.Channel.Id == Channel);
        _request = make(1);
    }

    [Benchmark]
    public ValueTask<Receipt> Read() => _channel.ReadAsync(_request, CancellationToken.None);

    public void Dispose()
    {
        _http.Dispose();
        _keys.Dispose();
        GC.SuppressFinalize(this);
    }
}
