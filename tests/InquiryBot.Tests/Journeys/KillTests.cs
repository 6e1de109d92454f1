using System.Text.Json;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Journeys;

/// <summary>The program is killed without warning, again and again, while citizens talk; nothing that it acknowledged may be lost or come twice.</summary>
public abstract class KillTests
{
    const int Kills = 50;
    const int Citizens = 6;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static async Task SurvivesAsync(IReadOnlyDictionary<string, string> storage)
    {
        using var learned = new TemporaryFolder();
        await using var program = new KilledProgram(new Dictionary<string, string>(storage)
        {
            ["Understanding__Folder"] = learned.Path,
            ["Serilog__MinimumLevel__Default"] = "Warning",
            ["Channels__WebChat__Burst"] = "1000000",
            ["Channels__WebChat__PerSecond"] = "1000000",
            ["Limits__Burst"] = "1000000",
            ["Limits__PerSecond"] = "1000000",
        });
        await program.StartAsync();
        var citizens = Enumerable.Range(0, Citizens).Select(_ => new StubbornCitizen(program.Address)).ToList();
        foreach (var citizen in citizens) await citizen.ArrivesAsync(Ct);

        for (var (kill, random) = (0, new Random(7)); kill < Kills; kill++)
        {
            await LoadAsync(citizens, random.Next(5, 150), program.KillAsync);
            await program.StartAsync();
        }

        foreach (var citizen in citizens) await JudgeAsync(citizen);
        citizens.ForEach(citizen => citizen.Dispose());
    }

    /// <summary>All talk at once; after so many acknowledged messages the program is killed in the middle of it.</summary>
    static async Task LoadAsync(List<StubbornCitizen> citizens, int acknowledgements, Func<Task> kill)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var over = new CancellationTokenSource();
        var talking = citizens.Select(citizen => Task.Run(() => citizen.TalksAsync(Count, over.Token), Ct)).ToList();
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
        await kill();
        await over.CancelAsync();
        await Task.WhenAll(talking);

        void Count()
        {
            if (Interlocked.Decrement(ref acknowledgements) == 0) enough.SetResult();
        }
    }

    static async Task JudgeAsync(StubbornCitizen citizen)
    {
        var lines = await AnsweredAsync(citizen);
        var messages = lines.Where(line => line.GetProperty("from").GetProperty("role").GetString() == "user").ToList();
        var kept = messages.Select(line => line.GetProperty("id").GetString()!).ToList();
        var answers = lines.Where(line => line.TryGetProperty("replyToId", out _)).Select(line => line.GetProperty("replyToId").GetString()!).ToList();

        // The last message of a life may have been stored without its acknowledgement, and is then sent again under its id.
        Assert.Equal(citizen.Acknowledged, kept.Take(citizen.Acknowledged.Count));
        Assert.InRange(kept.Count - citizen.Acknowledged.Count, 0, 1);
        Assert.Equal(kept.Count, messages.Select(line => line.GetProperty("channelData").GetProperty("clientActivityID").GetString()).Distinct().Count());
        Assert.Equal(kept, answers.Where(kept.Contains));
    }

    /// <summary>The conversation once every message in it has its answer.</summary>
    static async Task<IReadOnlyList<JsonElement>> AnsweredAsync(StubbornCitizen citizen)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var lines = await citizen.ReadAsync(patience.Token);
            var answered = lines.Where(line => line.TryGetProperty("replyToId", out _)).Select(line => line.GetProperty("replyToId").GetString()).ToHashSet();
            if (lines.All(line => line.GetProperty("from").GetProperty("role").GetString() != "user" || answered.Contains(line.GetProperty("id").GetString()))) return lines;
            await ticks.WaitForNextTickAsync(patience.Token);
        }
    }
}

public sealed class SqliteKillTests : KillTests
{
    [Fact]
    public Task What_was_acknowledged_is_kept_and_answered_once_and_in_order() => SurvivesAsync(new Dictionary<string, string> { ["Storage__Engine"] = "Sqlite" });
}

public sealed class PostgresKillTests(PostgresCluster cluster) : KillTests
{
    [Fact]
    public async Task What_was_acknowledged_is_kept_and_answered_once_and_in_order() => await SurvivesAsync(new Dictionary<string, string>
    {
        ["Storage__Engine"] = "Postgres",
        ["Storage__ConnectionString"] = await cluster.CreateDatabaseAsync(),
    });
}
