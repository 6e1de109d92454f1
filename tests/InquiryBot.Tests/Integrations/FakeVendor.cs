using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Integrations;

/// <summary>A vendor at the other end of the wire: writes down what it is asked, and answers as it is told.</summary>
sealed class FakeVendor(Func<Asked, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    readonly ConcurrentQueue<Asked> asked = new();

    public FakeVendor(Func<Asked, string> json) : this((question, _) => Task.FromResult(Json(json(question)))) { }

    public IReadOnlyList<Asked> Asked => [.. asked];

    /// <summary>Everything that left the house.</summary>
    public string Traffic => string.Join('\n', asked.Select(question => question.Address + "\n" + question.Body));

    public static FakeVendor Refuses(int status, string body = "", int? retryAfter = null) => new((_, _) =>
    {
        var response = Json(body, (HttpStatusCode)status);
        if (retryAfter is { } seconds) response.Headers.TryAddWithoutValidation("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(response);
    });

    /// <summary>Takes every question, and never answers one.</summary>
    public static FakeVendor Silent() => new((_, ct) => new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(ct));

    /// <summary>Does not even notice that nobody waits any more.</summary>
    public static FakeVendor Deaf() => new((_, _) => new TaskCompletionSource<HttpResponseMessage>().Task);

    public static FakeVendor Unreachable() => new((_, _) => throw new HttpRequestException("no route to the host, and these words: 여권 재발급"));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        var question = new Asked(request.RequestUri!, headers, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)) { Method = request.Method.Method };
        asked.Enqueue(question);
        return await answer(question, cancellationToken);
    }
}

/// <summary>One request.</summary>
sealed record Asked(Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Method { get; init; } = "POST";

    /// <summary>The body, where it is JSON and no form.</summary>
    public JsonElement Json { get; } = Body is ['{' or '[', ..] ? JsonDocument.Parse(Body).RootElement : default;
}

/// <summary>The public net, where the fake vendor has everything.</summary>
sealed class VendorFiles(VendorHttp http) : IPublicFiles
{
    public ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct) => FetchAsync(source, mostBytes, TimeSpan.FromSeconds(1), ct);

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, TimeSpan patience, CancellationToken ct) =>
        PublicFiles.Meaning(await http.GetAsync(new Uri(source), ct, mostBytes: mostBytes, patience: patience));
}

/// <summary>A net in which every name is a machine of ours.</summary>
static class InsideNet
{
    public static PublicFiles Files() => new(TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.5")]));
}
