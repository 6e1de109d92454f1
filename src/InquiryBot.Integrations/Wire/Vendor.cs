using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Integrations.Wire;

/// <summary>
/// One way to ask a vendor: JSON there and JSON back, once, within a budget and behind a breaker. No answer is an
/// answer: whoever asks has something to fall back to. Logs say who failed and how, and never what was asked.
/// </summary>
/// <param name="name">As the logs call it.</param>
/// <param name="budget">From the call to the last byte of the answer.</param>
internal sealed partial class Vendor(string name, HttpPipeline pipeline, TimeSpan budget, TimeProvider clock, ILogger log)
{
    readonly Breaker breaker = new(clock);

    /// <returns>Null when there is no answer that makes sense, for whatever reason.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up, which says nothing about the vendor.</exception>
    public async Task<TAnswer?> AskAsync<TQuestion, TAnswer>(
        Uri address, TQuestion question, JsonTypeInfo<TQuestion> asked, JsonTypeInfo<TAnswer> answered, CancellationToken ct) where TAnswer : class
    {
        var (answer, _) = await TryAsync(
            message =>
            {
                message.Request.Method = RequestMethod.Post;
                message.Request.Uri.Reset(address);
                message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
                message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(question, asked));
            },
            (response, _) => ValueTask.FromResult(JsonSerializer.Deserialize(response.Content.ToMemory().Span, answered)), ct);
        return answer;
    }

    /// <summary>Looks up what lies at an address. An answer of more than <paramref name="most"/> bytes is unreadable.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up, which says nothing about the vendor.</exception>
    public async Task<Looked> LookAsync(Uri address, IEnumerable<KeyValuePair<string, string>> headers, int most, CancellationToken ct)
    {
        var (answer, slow) = await TryAsync(
            message =>
            {
                message.BufferResponse = false;
                message.Request.Method = RequestMethod.Get;
                message.Request.Uri.Reset(address);
                foreach (var (name, value) in headers) message.Request.Headers.SetValue(name, value);
            },
            (response, limit) => ReadAsync(response, most, limit), ct);
        using (answer) return new(answer?.RootElement.Clone(), slow);
    }

    static async ValueTask<JsonDocument?> ReadAsync(Response response, int most, CancellationToken ct)
    {
        return response.ContentStream is { } stream && await LimitedBody.ReadAsync(stream, most, ct) is { } bytes ? JsonDocument.Parse(bytes) : null;
    }

    async Task<(TAnswer? Answer, bool Slow)> TryAsync<TAnswer>(
        Action<HttpMessage> write, Func<Response, CancellationToken, ValueTask<TAnswer?>> read, CancellationToken ct) where TAnswer : class
    {
        ct.ThrowIfCancellationRequested();
        if (!breaker.Lets()) return default;

        using var limit = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var message = pipeline.CreateMessage();
            write(message);
            await pipeline.SendAsync(message, either.Token).AsTask().WaitAsync(either.Token);
            if (message.Response.Status is < 200 or >= 300)
                return Failed<TAnswer>(string.Create(CultureInfo.InvariantCulture, $"HTTP {message.Response.Status}"), RetryAfter(message.Response));
            return await read(message.Response, either.Token) is { } answer ? Succeeded(answer) : Failed<TAnswer>("unreadable", null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return (Failed<TAnswer>("slow", null).Answer, true);
        }
        catch (JsonException)
        {
            return Failed<TAnswer>("unreadable", null);
        }
        catch (Exception problem)
        {
            // A foreign network, a foreign library: whatever it is, a citizen's turn does not fail of it. Its message may hold what was asked.
            return Failed<TAnswer>(problem.GetType().Name, null);
        }
    }

    (TAnswer? Answer, bool Slow) Succeeded<TAnswer>(TAnswer answer) where TAnswer : class
    {
        if (breaker.Succeeded()) LogBack(log, name);
        return (answer, false);
    }

    (TAnswer? Answer, bool Slow) Failed<TAnswer>(string reason, TimeSpan? retryAfter) where TAnswer : class
    {
        LogFailed(log, name, reason);
        if (breaker.Failed(retryAfter) is { } rest) LogRests(log, name, (int)Math.Ceiling(rest.TotalSeconds), reason);
        return default;
    }

    /// <summary>Seconds or a date (RFC 9110 §10.2.3), of those who are busy only.</summary>
    TimeSpan? RetryAfter(Response response)
    {
        if (response.Status is not (429 or 503) || !response.Headers.TryGetValue("Retry-After", out var value)) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - clock.GetUtcNow() : null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Vendor} gave no answer: {Reason}")]
    static partial void LogFailed(ILogger log, string vendor, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Vendor} is not asked for {Seconds} s: {Reason}")]
    static partial void LogRests(ILogger log, string vendor, int seconds, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Vendor} answers again")]
    static partial void LogBack(ILogger log, string vendor);
}

/// <summary>What was found at an address.</summary>
/// <param name="Slow">There is no answer because it was not there in time.</param>
internal readonly record struct Looked(JsonElement? Answer, bool Slow);
