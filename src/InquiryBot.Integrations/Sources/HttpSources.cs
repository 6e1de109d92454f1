using System.Collections.Concurrent;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Integrations.Wire;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Integrations.Sources;

/// <summary>
/// The sources that dialogs declare, asked by GET. A host is what <c>sources.yaml</c> writes out and nothing that a citizen
/// typed; redirects are not followed; an answer is JSON of a mebibyte at most.
/// </summary>
/// <param name="settings">Found valid.</param>
/// <param name="handler">The way out of the house.</param>
public sealed partial class HttpSources(SourceSettings settings, HttpMessageHandler handler, TimeProvider clock, ILogger<HttpSources> log) : ISources
{
    /// <summary>In bytes.</summary>
    public const int LargestAnswer = 1024 * 1024;

    readonly ConcurrentDictionary<(string Name, TimeSpan Limit), Vendor> vendors = new();

    public async ValueTask<Fetched> FetchAsync(Source source, IReadOnlyDictionary<string, string> with, CancellationToken ct)
    {
        if (source.Query.Concat(source.Headers).FirstOrDefault(field => field.IsSecret && !settings.Secrets.ContainsKey(field.Words)) is { } locked)
        {
            LogLocked(log, source.Name.Name, locked.Words);
            return Fetched.Failed.Now;
        }

        if (SourceAddress.For(source, with, field => Value(field, with)) is not { } address) return Fetched.Failed.Now;

        var vendor = vendors.GetOrAdd((source.Name.Name, source.TimeLimit), key => new Vendor(key.Name, VendorPipeline.Through(handler), key.Limit, clock, log));
        var looked = await vendor.LookAsync(address, source.Headers.Select(header => KeyValuePair.Create(header.Name, Value(header, with))), LargestAnswer, ct);
        return looked switch
        {
            { Answer: { } answer } => new Fetched.Answered(answer),
            { Slow: true } => Fetched.Slow.Now,
            _ => Fetched.Failed.Now,
        };
    }

    string Value(SourceField field, IReadOnlyDictionary<string, string> with) =>
        field.IsSecret ? settings.Secrets[field.Words] : SourceAddress.Fill(field.Words, with);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The source {Source} is not asked: Sources:Secrets:{Secret} is not set")]
    static partial void LogLocked(ILogger log, string source, string secret);
}
