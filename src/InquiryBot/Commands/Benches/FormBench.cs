using System.Diagnostics;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;
using Activity = InquiryBot.Core.Activities.Activity;

namespace InquiryBot.Commands.Benches;

/// <summary>What a turn of a form costs on one thread and without a store: understanding, the dialog's step and its words.</summary>
internal static class FormBench
{
    /// <summary>The limit for the slowest of a hundred turns, in milliseconds.</summary>
    const double Limit = 2;

    /// <summary>The pothole form with a wrong answer, a correction and a question in between.</summary>
    static readonly Activity[] Said =
    [
        Words("도로에 큰 구멍이 났는데 신고하려고요"), Words("수원역 앞이요"), Words("아니 수원역 말고 수원시청"), Words("버스 요금이 얼마예요?"), Words("이어서 하기"),
        new() { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = "/photo", Name = "photo.jpg" }] },
        Words("글쎄요"), Words("차량 통행이 위험해요"), Words("네, 맞아요"),
    ];

    public static async Task<int> RunAsync(string folder, TimeSpan duration, bool json, TextWriter output, CancellationToken ct)
    {
        var reading = await DialogFiles.ReadAsync(folder, ct);
        if (reading.Library is not { } library)
        {
            foreach (var fault in reading.Faults) await Console.Error.WriteLineAsync(DialogFiles.Show(folder, fault));
            return 1;
        }

        var understanding = LocalUnderstanding.Teach(library.Examples(), new LocalUnderstandingOptions { DefaultLanguage = library.Languages.Default.Tag, Clock = Practice.Clock }, ct);
        var talk = new Talk(new DialogShelf(library), understanding);
        await talk.RunAsync(TimeSpan.FromSeconds(2), ct);
        var (taken, bytes) = await talk.RunAsync(duration, ct);
        taken.Sort();
        var row = new FormRow(taken.Count, taken[taken.Count / 2], taken[(int)(taken.Count * 0.99)], bytes / (double)taken.Count, taken[(int)(taken.Count * 0.99)] / Limit);
        await output.WriteLineAsync(json
            ? JsonSerializer.Serialize(row, BenchJson.Default.FormRow)
            : $"form turn   p50 {row.P50,6:0.000} ms   p99 {row.P99,6:0.000} ms   {row.OfLimit:0.00} of the limit of {Limit} ms   {row.Bytes:0} bytes a turn   {row.Turns} turns");
        return 0;
    }

    static Activity Words(string text) => new() { Type = ActivityTypes.Message, Text = text };

    /// <summary>The same talk again and again, each time as another citizen.</summary>
    sealed class Talk(DialogShelf shelf, IUnderstanding understanding)
    {
        readonly Practice _practice = new();
        int _citizens;

        public async Task<(List<double> Milliseconds, long Bytes)> RunAsync(TimeSpan duration, CancellationToken ct)
        {
            var (engine, taken, before, watch) = (_practice.Engine(shelf), new List<double>(), GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
            while (watch.Elapsed < duration)
            {
                var conversation = new Conversation { Id = new($"bench{_citizens++}"), Channel = "bench" };
                foreach (var message in Said)
                {
                    var started = Stopwatch.GetTimestamp();
                    var understood = message.Text is { } text ? await understanding.UnderstandAsync(text, conversation.Language, ct) : Understood.Nothing(conversation.Language);
                    conversation = (await engine.StepAsync(conversation, message, understood, ct)).Conversation;
                    taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }

                if (conversation.Dialogs.Count > 0) throw new InvalidOperationException("The form did not come to its end: the dialogs have changed, and this talk with them.");
            }

            return (taken, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
    }
}

/// <param name="P50">Milliseconds.</param>
/// <param name="Bytes">Allocated for a turn, in the mean.</param>
/// <param name="OfLimit">The slowest of a hundred turns, as a share of what it may take.</param>
internal sealed record FormRow(int Turns, double P50, double P99, double Bytes, double OfLimit);
