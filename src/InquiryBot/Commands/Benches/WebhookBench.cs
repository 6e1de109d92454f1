using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Line;
using InquiryBot.Integrations.Messenger;
using InquiryBot.Integrations.Telegram;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Commands.Benches;

/// <summary>What reading and verifying one text message of a vendor costs, on one thread and warm.</summary>
internal static class WebhookBench
{
    /// <summary>The limit for the median, in microseconds.</summary>
    const double Limit = 100;

    const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    const string Words = "여권을 다시 만들려면 어디로 가야 하나요? 사진은 몇 장 필요한가요?";

    public static async Task RunAsync(TimeSpan duration, bool json, TextWriter output, CancellationToken ct)
    {
        using var http = new VendorHttp(new SocketsHttpHandler(), TimeProvider.System);
        List<WebhookRow> rows =
        [
            await MeasureAsync("telegram", new TelegramChannel(new() { Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", SecretToken = Secret }, http), Telegram, duration, ct),
            await MeasureAsync("line", new LineChannel(new() { ChannelSecret = Secret, AccessToken = "token" }, http, TimeProvider.System), Line, duration, ct),
            await MeasureAsync("messenger", new MessengerChannel(
                new() { AppSecret = Secret, AccessToken = "token", PageId = "104857600123456", AppId = 987654321012345, VerifyToken = Secret }, http, TimeProvider.System), Messenger, duration, ct),
        ];
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize<IReadOnlyList<object>>([.. rows], BenchJson.Default.IReadOnlyListObject));
        else foreach (var row in rows) await output.WriteLineAsync($"{row.Channel,-10} p50 {row.P50,6:0.0} µs   p99 {row.P99,6:0.0} µs   {row.OfLimit:0.00} of the limit of {Limit} µs   {row.Bytes:0} bytes a request");
    }

    static async Task<WebhookRow> MeasureAsync(string name, IChannel channel, Func<long, InboundRequest> make, TimeSpan duration, CancellationToken ct)
    {
        // Made before, so that only reading is measured; each once, as a vendor sends them.
        var requests = Enumerable.Range(0, 4_000).Select(number => make(number)).ToList();
        var (warm, taken, bytes) = (Stopwatch.StartNew(), new List<double>(), 0L);
        while (warm.Elapsed < duration)
        {
            taken.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var request in requests)
            {
                var started = Stopwatch.GetTimestamp();
                if (await channel.ReadAsync(request, ct) is not Receipt.Accepted) throw new InvalidOperationException($"{name} refused its own message.");
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        taken.Sort();
        var median = taken[taken.Count / 2];
        return new(name, median, taken[(int)(taken.Count * 0.99)], bytes / (double)requests.Count, median / Limit);
    }

    static InboundRequest Telegram(long number) => Post($$$"""
        {"update_id":{{{870120001 + number}}},"message":{"message_id":{{{number}}},"from":{"id":7005021,"is_bot":false,"first_name":"Nigora","language_code":"uz"},
        "chat":{"id":7005021,"first_name":"Nigora","type":"private"},"date":1795392000,"text":"{{{Words}}}"}}
        """, _ => ("X-Telegram-Bot-Api-Secret-Token", Secret));

    static InboundRequest Line(long number) => Post($$$"""
        {"destination":"Uf7a1c0d2e3b4a5968778695a4b3c2d1e","events":[{"mode":"active","timestamp":{{{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}}},"source":{"type":"user","userId":"U4af4980629e3c1b5d7f2a6c9e0b1d2f3a"},
        "webhookEventId":"01HF3V8J2Q7Z6N4M{{{number:0000000000}}}","deliveryContext":{"isRedelivery":false},"type":"message","replyToken":"nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
        "message":{"id":"{{{468789577898262530 + number}}}","type":"text","quoteToken":"q3Plxr4AgKd","text":"{{{Words}}}"}}]}
        """, body => ("X-Line-Signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body))));

    static InboundRequest Messenger(long number) => Post($$$"""
        {"object":"page","entry":[{"id":"104857600123456","time":1795392000123,"messaging":[{"sender":{"id":"7415926535897932"},"recipient":{"id":"104857600123456"},
        "timestamp":{{{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}}},"message":{"mid":"m_{{{number}}}","text":"{{{Words}}}"}}]}]}
        """, body => ("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body))));

    static InboundRequest Post(string json, Func<byte[], (string Name, string Value)> sign)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var (name, value) = sign(body);
        return new("POST", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [name] = value }, new Dictionary<string, string>(), body);
    }
}

/// <param name="P50">Microseconds.</param>
/// <param name="Bytes">Allocated for a request, in the mean.</param>
/// <param name="OfLimit">The median as a share of what it may take.</param>
internal sealed record WebhookRow(string Channel, double P50, double P99, double Bytes, double OfLimit);
