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
        ct.ThrowIfCancellationRequested();
        if (!breaker.Lets()) return null;

        using var limit = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var message = pipeline.CreateMessage();
            message.Request.Method = RequestMethod.Post;
            message.Request.Uri.Reset(address);
            message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
            message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(question, asked));
            await pipeline.SendAsync(message, either.Token).AsTask().WaitAsync(either.Token);
            return Read(message.Response, answered);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return Failed<TAnswer>("slow", null);
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

    TAnswer? Read<TAnswer>(Response response, JsonTypeInfo<TAnswer> answered) where TAnswer : class
    {
        if (response.Status is < 200 or >= 300)
            return Failed<TAnswer>(string.Create(CultureInfo.InvariantCulture, $"HTTP {response.Status}"), RetryAfter(response));

        var answer = JsonSerializer.Deserialize(response.Content.ToMemory().Span, answered);
        if (answer is null) return Failed<TAnswer>("unreadable", null);
        if (breaker.Succeeded()) LogBack(log, name);
        return answer;
    }

    TAnswer? Failed<TAnswer>(string reason, TimeSpan? retryAfter) where TAnswer : class
    {
        LogFailed(log, name, reason);
        if (breaker.Failed(retryAfter) is { } rest) LogRests(log, name, (int)Math.Ceiling(rest.TotalSeconds), reason);
        return null;
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
