using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Conversations;
using InquiryBot.Wiring;
using Activity = InquiryBot.Core.Activities.Activity;

namespace InquiryBot.Commands.Benches;

/// <summary>
/// The other side of a bench, in a process of its own: the served program with a few addresses more to look inside, or
/// a bare Kestrel that sends back what it gets.
/// </summary>
internal static class BenchServer
{
    public const string Verb = "bench-server";
    public const string EchoVerb = "bench-echo";

    public static IEnumerable<Command> Verbs()
    {
        yield return Hidden(Verb, RunAsync);
        yield return Hidden(EchoVerb, EchoAsync);
        yield return Hidden(ColdStart.Verb, ColdStart.RunAsync);
        yield return Hidden(LearningPeak.Verb, LearningPeak.RunAsync);
    }

    static Command Hidden(string name, Func<string[], CancellationToken, Task> run)
    {
        var verb = new Command(name) { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        verb.SetAction(async (parsed, ct) =>
        {
            await run([.. parsed.Tokens.Skip(1).Concat(parsed.UnmatchedTokens.Select(token => parsed.Tokens.First(known => known.Value == token))).Select(token => token.Value).Distinct()], ct);
            return 0;
        });
        return verb;
    }

    static async Task RunAsync(string[] settings, CancellationToken ct)
    {
        await using var app = await Serve.BuildAsync(settings, ct);
        app.MapGet("/bench/allocated", () => GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture));
        app.MapGet("/bench/compiled", () => JitInfo.GetCompiledMethodCount().ToString(CultureInfo.InvariantCulture));
        app.MapPost("/bench/collect", StartMemory.GiveBack);
        app.MapPost("/bench/reply-to-all", ReplyToAllAsync);
        app.MapPost("/bench/warn-all", (AlertBoard board, TimeProvider clock) => board.Post(
            board.Current is null ? new Alert("bench", AlertKinds.Other, new Dictionary<string, string>(), "", "", clock.GetUtcNow(), clock.GetUtcNow().AddMinutes(1)) : null));
        await app.RunAsync(ct);
    }

    /// <summary>
    /// The conversations, one a line, each pick a language: a turn without understanding, whose reply goes the way of all replies,
    /// through the store, the outbox and the signal.
    /// </summary>
    static async Task ReplyToAllAsync(HttpRequest request, Reception reception, Ids ids)
    {
        using var body = new StreamReader(request.Body);
        var choice = new Activity { Type = ActivityTypes.Event, Name = EventNames.Language, Value = JsonElement.Parse("\"ko\"") };
        await Task.WhenAll((await body.ReadToEndAsync()).Split('\n').Select(id => reception.ReceiveAsync(
            new Conversation { Id = new(id), Channel = "webchat", User = "dl_citizen" }, choice, ids.New(), shown: false, mayStart: false, CancellationToken.None).AsTask()));
    }

    /// <summary>The limit: as little as Kestrel can do with the same bytes.</summary>
    static async Task EchoAsync(string[] settings, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(settings);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapPost("/echo", async http =>
        {
            var read = await http.Request.BodyReader.ReadAtLeastAsync((int)http.Request.ContentLength!.Value, http.RequestAborted);
            Debug.Assert(read.Buffer.Length == http.Request.ContentLength);
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = read.Buffer.Length;
            foreach (var piece in read.Buffer) await http.Response.BodyWriter.WriteAsync(piece, http.RequestAborted);
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        });
        await app.RunAsync(ct);
    }
}
