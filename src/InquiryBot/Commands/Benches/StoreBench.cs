using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Commands.Benches;

/// <summary>The store alone: all that a talking turn writes (message, state, reply, outbox, delivered) without understanding, dialog or network.</summary>
internal static class StoreBench
{
    public static async Task RunAsync(IReadOnlyList<int> conversations, TimeSpan duration, bool json, TextWriter output, CancellationToken ct)
    {
        var rows = new List<StoreRow>();
        foreach (var count in conversations)
        {
            var folder = Directory.CreateTempSubdirectory("inquirybot-bench").FullName;
            await using (var store = await BenchStore.OpenAsync(folder, ct)) rows.Add(await MeasureAsync(store, count, duration));
            Directory.Delete(folder, recursive: true);
            if (!json)
                await output.WriteLineAsync($"{rows[^1].Engine}   {count,4} conversations   {rows[^1].Turns,7:0} turns/s   p50 {rows[^1].P50:0.00} ms   p99 {rows[^1].P99:0.0} ms   fsync {rows[^1].Fsync:0.00} ms");
        }

        if (json) await output.WriteLineAsync(JsonSerializer.Serialize<IReadOnlyList<object>>([.. rows], BenchJson.Default.IReadOnlyListObject));
    }

    static async Task<StoreRow> MeasureAsync(BenchStore store, int count, TimeSpan duration)
    {
        var fsync = Disk.FsyncMilliseconds();
        var clients = Enumerable.Range(0, count).Select(_ => Talking(store, new Conversation { Id = new(store.Ids.New()), Channel = "webchat", User = "dl_citizen" })).ToList();
        var workers = store.Work();
        var result = await Load.RunAsync(clients, Load.WarmUp, duration);
        store.Stop();
        await workers;
        return new(store.Engine, count, result.PerSecond, result.P50, result.P99, fsync);
    }

    static Func<Task> Talking(BenchStore store, Conversation conversation) => async () =>
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Id = store.Ids.New(),
            Text = "수원시 팔달구 효원로 1 앞 도로에 구멍이 났어요",
            ChannelId = "webchat",
            Timestamp = store.Clock.GetUtcNow(),
            Conversation = new() { Id = conversation.Id.Value },
            From = new() { Id = "dl_citizen", Role = Roles.User },
        };
        var answered = store.Expect(activity.Id);
        await store.Inbox.AddAsync(new Inbound { Conversation = conversation, MessageId = activity.Id, Activity = activity }, CancellationToken.None);
        await answered;
    };
}

internal sealed record StoreRow(string Engine, int Conversations, double Turns, double P50, double P99, double Fsync);
