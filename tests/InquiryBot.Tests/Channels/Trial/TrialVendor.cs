using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryBot.Tests.Integrations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Tests.Channels.Trial;

/// <summary>How a vendor takes one call.</summary>
enum Mood
{
    Well,

    /// <summary>Takes it, and says so after a while.</summary>
    Slow,

    /// <summary>429, or whatever the vendor says for it.</summary>
    Busy,

    /// <summary>500.</summary>
    Broken,

    /// <summary>Cuts the connection and has taken nothing.</summary>
    CutBefore,

    /// <summary>Takes it, and cuts the connection instead of an answer: whoever sent it cannot know.</summary>
    CutAfter,
}

/// <summary>Words that reached a citizen.</summary>
/// <param name="Unknown">Whoever sent them never heard that they arrived.</param>
/// <param name="Idempotent">They came under a key of ours, so that the vendor knows a repetition.</param>
/// <param name="InResponse">They were the answer to the vendor's own request.</param>
sealed record Copy(string Word, DateTimeOffset At, bool Unknown, bool Idempotent, bool InResponse);

/// <summary>One server that plays every vendor: writes down what reaches whom, and is slow, busy, broken or cuts connections as chance, which is always the same, has it.</summary>
sealed class TrialVendor : IAsyncDisposable
{
    /// <summary>Of a hundred calls so many are taken so; the rest are taken well.</summary>
    static readonly (Mood Mood, int Percent)[] Moods = [(Mood.Slow, 4), (Mood.Busy, 4), (Mood.Broken, 4), (Mood.CutBefore, 3), (Mood.CutAfter, 3)];

    static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(700);

    readonly BotIdentity _identity = new();
    readonly ConcurrentDictionary<string, ConcurrentQueue<Copy>> _heard = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Mood, int> _moods = new();
    readonly WebApplication _app;
    (int Words, TaskCompletionSource Reached) _enough = (int.MaxValue, new());
    int _known;
    int _words;
    Dictionary<string, TrialChannel> _channels = [];

    TrialVendor(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<TrialChannel> Channels { get; private set; } = [];

    /// <summary>How often it took a message in which way.</summary>
    public IReadOnlyDictionary<Mood, int> Taken => _moods;

    /// <summary>Repetitions that it knew by their key, or by a token that was used up.</summary>
    public int Known => _known;

    /// <summary>Words that have reached somebody.</summary>
    public int Heard => _words;

    /// <summary>Completes when so many words have.</summary>
    public Task HasHeardAsync(int words)
    {
        _enough = (words, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _enough.Reached.Task;
    }

    public static async Task<TrialVendor> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var vendor = new TrialVendor(builder.Build());
        vendor._app.Run(vendor.AnswerAsync);
        await vendor._app.StartAsync(ct);
        vendor.Address = new Uri(vendor._app.Urls.Single());
        vendor.Channels = TrialChannels.All(vendor.Address);
        vendor._channels = vendor.Channels.ToDictionary(channel => channel.Id, StringComparer.Ordinal);
        return vendor;
    }

    /// <summary>What reached a citizen, in order.</summary>
    public IReadOnlyList<Copy> HeardBy(string channel, string chat) => _heard.TryGetValue($"{channel} {chat}", out var heard) ? [.. heard] : [];

    /// <summary>What the response to a vendor's own request told the citizen.</summary>
    public void Hear(string channel, string chat, string text) => Hear(channel, chat, text, word => new(word, TimeProvider.System.GetUtcNow(), Unknown: false, Idempotent: false, InResponse: true));

    void Hear(string channel, string chat, string text, Func<string, Copy> copy)
    {
        var heard = _heard.GetOrAdd($"{channel} {chat}", _ => new());
        foreach (var word in Words.In(text))
        {
            heard.Enqueue(copy(word));
            if (Interlocked.Increment(ref _words) >= _enough.Words) _enough.Reached.TrySetResult();
        }
    }

    public ValueTask DisposeAsync()
    {
        _identity.Dispose();
        return _app.DisposeAsync();
    }

    async Task AnswerAsync(HttpContext http)
    {
        if (_identity.Answer(new Uri(Address, http.Request.Path)) is { } identity)
        {
            await WriteAsync(http, 200, identity);
            return;
        }

        var parts = http.Request.Path.Value!.Split('/', 3);
        if (parts.Length < 3 || !_channels.TryGetValue(parts[1], out var channel))
        {
            http.Response.StatusCode = 404;
            return;
        }

        var body = await new StreamReader(http.Request.Body).ReadToEndAsync(http.RequestAborted);
        var call = new Call("/" + parts[2], http.Request.Headers, body is ['{', ..] ? JsonNode.Parse(body)! : new JsonObject());
        if (channel.Hear(call) is { Chat: { } chat } told) await TakeAsync(http, channel, told, chat, Text(call.Body));
        else await WriteAsync(http, 200, channel.Other);
    }

    async Task TakeAsync(HttpContext http, TrialChannel channel, Told told, string chat, string text)
    {
        var mood = MoodOf($"{channel.Id} {chat}");
        _moods.AddOrUpdate(mood, 1, (_, before) => before + 1);
        switch (mood)
        {
            case Mood.Busy:
                var busy = channel.Case.Busy;
                http.Response.Headers.RetryAfter = "1";
                await WriteAsync(http, busy.Status, busy.Body.Replace($"\"retry_after\":{busy.Seconds}", "\"retry_after\":1", StringComparison.Ordinal));
                return;
            case Mood.Broken:
                await WriteAsync(http, 500, "<html>no</html>");
                return;
            case Mood.CutBefore:
                http.Abort();
                return;
        }

        if (told.Key is { } key && !_taken.TryAdd($"{channel.Id} {key}", true))
        {
            Interlocked.Increment(ref _known);
            if (told.Idempotent) http.Response.Headers["X-Line-Accepted-Request-Id"] = "accepted-before";
            await WriteAsync(http, told.Idempotent ? 409 : 400, """{"message":"Invalid reply token"}""");
            return;
        }

        Hear(channel.Id, chat, text, word => new(word, TimeProvider.System.GetUtcNow(), mood is Mood.CutAfter, told.Idempotent, InResponse: false));

        // What a slow vendor is; nothing here waits for anything.
        if (mood is Mood.Slow) await Task.Delay(Slowness, TimeProvider.System);
        if (mood is Mood.CutAfter) http.Abort();
        else await WriteAsync(http, 200, channel.Case.Took);
    }

    /// <summary>By the chat and how often it was written to, so that it does not matter who comes first.</summary>
    Mood MoodOf(string chat)
    {
        var number = _calls.AddOrUpdate(chat, 1, (_, before) => before + 1);
        var chance = new Random(chat.Aggregate(number, (seed, letter) => unchecked(seed * 31 + letter))).Next(100);
        foreach (var (mood, percent) in Moods)
            if ((chance -= percent) < 0) return mood;
        return Mood.Well;
    }

    static Task WriteAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>All texts of a body, in order.</summary>
    static string Text(JsonNode body)
    {
        var text = new StringBuilder();
        Add(body);
        return text.ToString();

        void Add(JsonNode? node)
        {
            if (node is JsonObject json) foreach (var (_, value) in json) Add(value);
            else if (node is JsonArray list) foreach (var value in list) Add(value);
            else if (node?.GetValueKind() is JsonValueKind.String) text.Append('\n').Append((string?)node);
        }
    }
}

/// <summary>Words that nothing else says: each names one message, and the bot's answer repeats it.</summary>
static partial class Words
{
    const string Letters = "bcdfghjkmp";

    /// <summary>The word of a message by its number.</summary>
    public static string Of(long number) => $"q{string.Concat(number.ToString("D5", CultureInfo.InvariantCulture).Select(digit => Letters[digit - '0']))}q";

    public static IEnumerable<string> In(string text) => Word().Matches(text).Select(match => match.Value);

    [System.Text.RegularExpressions.GeneratedRegex("q[bcdfghjkmp]{5}q")]
    private static partial System.Text.RegularExpressions.Regex Word();
}
