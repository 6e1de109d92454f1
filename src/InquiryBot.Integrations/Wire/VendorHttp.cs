using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InquiryBot.Core.Channels;

namespace InquiryBot.Integrations.Wire;

/// <summary>
/// One way to hand something to a vendor: a request, its answer, and what the answer means for the outbox. Nothing is retried and
/// nothing is logged here: addresses hold tokens and bodies hold words.
/// </summary>
public sealed class VendorHttp(HttpMessageHandler handler, TimeProvider clock) : IDisposable
{
    /// <summary>Answers are short; what is longer is no answer of a vendor.</summary>
    const int MostBytes = 1024 * 1024;

    readonly HttpMessageInvoker _invoker = new(handler, disposeHandler: false);

    internal Task<VendorAnswer> PostAsync<T>(Uri address, T body, JsonTypeInfo<T> shape, CancellationToken ct, Action<HttpRequestHeaders>? headers = null) =>
        SendAsync(HttpMethod.Post, address, JsonSerializer.SerializeToUtf8Bytes(body, shape), headers, Delivery.Patience, MostBytes, ct);

    internal Task<VendorAnswer> PostFormAsync(Uri address, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken ct) =>
        AskAsync(HttpMethod.Post, address, new FormUrlEncodedContent(fields), null, Delivery.Patience, MostBytes, ct);

    internal Task<VendorAnswer> GetAsync(Uri address, CancellationToken ct, Action<HttpRequestHeaders>? headers = null, int mostBytes = MostBytes, TimeSpan? patience = null) =>
        SendAsync(HttpMethod.Get, address, null, headers, patience ?? Delivery.Patience, mostBytes, ct);

    /// <param name="json">The body; null: none.</param>
    /// <returns>Also when there was no answer: then <see cref="VendorAnswer.Status"/> is 0.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal Task<VendorAnswer> SendAsync(HttpMethod method, Uri address, byte[]? json, Action<HttpRequestHeaders>? headers, TimeSpan patience, int mostBytes, CancellationToken ct)
    {
        var content = json is null ? null : new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } };
        return AskAsync(method, address, content, headers, patience, mostBytes, ct);
    }

    async Task<VendorAnswer> AskAsync(HttpMethod method, Uri address, HttpContent? content, Action<HttpRequestHeaders>? headers, TimeSpan patience, int mostBytes, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        headers?.Invoke(request.Headers);
        try
        {
            using var response = await _invoker.SendAsync(request, either.Token);
            var body = await ReadAsync(response.Content, mostBytes, either.Token);
            return new((int)response.StatusCode, body ?? [], RetryAfter(response), response.Content.Headers.ContentType?.MediaType)
            {
                TooLarge = body is null,
                Header = name => response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null,
            };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return VendorAnswer.None("no answer in time");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return VendorAnswer.None("not reached") with { Forbidden = problem.InnerException is ForbiddenAddressException };
        }
    }

    public void Dispose() => _invoker.Dispose();

    static async Task<byte[]?> ReadAsync(HttpContent content, int most, CancellationToken ct)
    {
        if (content.Headers.ContentLength > most) return null;

        await using var stream = await content.ReadAsStreamAsync(ct);
        return await LimitedBody.ReadAsync(stream, most, ct);
    }

    /// <summary>Seconds or a date (RFC 9110 §10.2.3).</summary>
    TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } => date - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}

/// <summary>What a vendor answered; status 0 when it did not.</summary>
/// <param name="RetryAfter">The time that it asked for in the header.</param>
internal sealed record VendorAnswer(int Status, byte[] Body, TimeSpan? RetryAfter, string? ContentType)
{
    string? _silence;

    public Func<string, string?> Header { get; init; } = _ => null;

    /// <summary>The body was longer than the caller takes.</summary>
    public bool TooLarge { get; init; }

    /// <summary>The address led into our own network.</summary>
    public bool Forbidden { get; init; }

    public bool IsGood => Status is >= 200 and < 300;

    public static VendorAnswer None(string why) => new(0, [], null, null) { _silence = why };

    public T? Read<T>(JsonTypeInfo<T> shape) where T : class => WireJson.Read(Body, shape);

    /// <summary>In short and without the vendor's words.</summary>
    public string Reason => _silence ?? string.Create(CultureInfo.InvariantCulture, $"HTTP {Status}");

    /// <summary>
    /// What it means when the vendor's own codes say no more: 429, 408, 5xx and silence are put off, 401 is our token's fault, and
    /// every other refusal is for good.
    /// </summary>
    public Delivery ToDelivery(string? words = null) => Status switch
    {
        >= 200 and < 300 => Delivery.Accepted.Now,
        (int)HttpStatusCode.TooManyRequests => new Delivery.Deferred(RetryAfter, Reason) { OfChannel = RetryAfter is not null },
        0 or 408 or >= 500 => new Delivery.Deferred(RetryAfter, Reason),
        401 => TokenRefused,
        _ => new Delivery.Rejected(words is { Length: > 0 } ? $"{Reason}: {words}" : Reason),
    };

    /// <summary>Nothing is given up while the token is renewed.</summary>
    public static Delivery TokenRefused { get; } = new Delivery.Deferred(TimeSpan.FromMinutes(1), DeliveryReasons.TokenRefused) { OfChannel = true };
}
