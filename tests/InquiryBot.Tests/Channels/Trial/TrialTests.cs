using System.Globalization;
using Dapper;
using InquiryBot.Core.Activities;
using InquiryBot.Storage.Postgres;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Journeys;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Channels.Trial;

/// <summary>
/// A thousand conversations through all channels at once, with vendors that are slow, busy, broken, cut connections, and send some things twice or the
/// wrong way round; in the middle of it a node is killed. Nothing that was acknowledged may be lost, answers keep their order, and what comes
/// twice comes so only where nobody could have known.
/// </summary>
public abstract class TrialTests : IAsyncLifetime
{
    /// <summary>Of each channel.</summary>
    const int Conversations = 77;

    /// <summary>After so many answers, of some 1,500, the node is killed.</summary>
    const int BeforeKill = 400;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly TemporaryFolder _dialogs = new();
    readonly TemporaryFolder _learned = new();
    readonly SocketsHttpHandler _sockets = new() { MaxConnectionsPerServer = 400, UseCookies = false };
    TrialVendor _vendor = null!;

    private protected TemporaryFolder Data { get; } = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        TrialDialogs.Write(_dialogs);
        _vendor = await TrialVendor.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _vendor.DisposeAsync();
        _sockets.Dispose();
        _dialogs.Dispose();
        _learned.Dispose();
        Data.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A node of the program, all of whose vendors are ours.</summary>
    private protected KilledProgram Node(string name, IReadOnlyDictionary<string, string> storage) => new(new Dictionary<string, string>(
    [
        .. storage,
        KeyValuePair.Create("Storage__Path", Data.Path),
        KeyValuePair.Create("Storage__Node", name),
        KeyValuePair.Create("Dialogs__Path", _dialogs.Path),
        KeyValuePair.Create("Understanding__Folder", _learned.Path),
        KeyValuePair.Create("Serilog__MinimumLevel__Default", "Error"),
        KeyValuePair.Create("Channels__Zalo__TokenFile", Data.File($"zalo-{name}.json")),
        .. new[] { "Limits__Burst", "Limits__PerSecond", "Limits__TokensPerMinute" }.Select(limit => KeyValuePair.Create(limit, "1000000")),
        .. _vendor.Channels.SelectMany(channel => channel.Environment(_vendor.Address)),
    ]));

    /// <param name="first">The node that is killed.</param>
    /// <param name="nodes">All that citizens' words come to.</param>
    /// <param name="again">Whether the killed one comes back.</param>
    private protected async Task SurviveAsync(KilledProgram first, IReadOnlyList<KilledProgram> nodes, bool again, Func<Engine> open)
    {
        using var http = new HttpClient(_sockets, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(30) };
        var way = new TrialNodes(http, [.. nodes.Select(node => node.Address)]);
        var citizens = Citizens(way);
        var started = TimeProvider.System.GetTimestamp();

        var enough = _vendor.HasHeardAsync(BeforeKill);
        var acknowledged = 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        var talking = citizens.Select(citizen => Task.Run(() => citizen.TalksAsync(Count, patience.Token), Ct)).ToList();
        await enough.WaitAsync(patience.Token);
        var (killed, before) = (TimeProvider.System.GetUtcNow(), (Messages: acknowledged, Answers: _vendor.Heard));
        await first.KillAsync();
        if (again) await first.StartAsync();
        var life = TimeProvider.System.GetUtcNow();

        try
        {
            await Task.WhenAll(talking);
            await HeardAsync(citizens, patience.Token);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            Assert.Fail("These have not heard all:\n" + string.Join('\n', await WaitingAsync(citizens)));
        }

        var tally = new TrialTally(killed, life);
        var heard = new Dictionary<TrialCitizen, IReadOnlyList<Copy>>();
        foreach (var citizen in citizens) heard[citizen] = await citizen.HeardAsync(patience.Token);
        foreach (var node in nodes) await node.StopAsync();

        var lines = await LinesAsync(open);
        foreach (var citizen in citizens) tally.Judge(citizen, lines[citizen.Conversation].ToList(), heard[citizen]);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{citizens.Count} conversations, {acknowledged} acknowledged messages, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s\n{tally}\nsent twice {way.Mischief.Repeated}, the wrong way round {way.Mischief.Swapped}; killed after {before.Messages} messages and {before.Answers} answers; repetitions that the vendor knew {_vendor.Known}; calls {string.Join(", ", _vendor.Taken.OrderBy(mood => mood.Key).Select(mood => $"{mood.Key} {mood.Value}"))}"));
        Assert.True(way.Mischief is { Repeated: > 0, Swapped: > 0 } && Enum.GetValues<Mood>().All(_vendor.Taken.ContainsKey));

        void Count() => Interlocked.Increment(ref acknowledged);
    }

    List<TrialCitizen> Citizens(TrialNodes nodes) =>
    [
        .. _vendor.Channels.SelectMany(channel => Enumerable.Range(1, Conversations).Select(number => new VendorCitizen(_vendor, channel, nodes, number))),
        .. Enumerable.Range(1, Conversations).Select(number => new WebCitizen(nodes, number)),
    ];

    static async Task HeardAsync(List<TrialCitizen> citizens, CancellationToken ct)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        foreach (var citizen in citizens)
            while (!await citizen.HasHeardAllAsync(ct)) await ticks.WaitForNextTickAsync(ct);
    }

    static async Task<List<string>> WaitingAsync(List<TrialCitizen> citizens)
    {
        var waiting = new List<string>();
        foreach (var citizen in citizens)
            if (!await citizen.HasHeardAllAsync(Ct)) waiting.Add($"{citizen.Channel} {citizen.Conversation}: {string.Join(' ', citizen.Acknowledged.Except((await citizen.HeardAsync(Ct)).Select(copy => copy.Word)))}");
        return waiting;
    }

    static async Task<ILookup<string, Activity>> LinesAsync(Func<Engine> open)
    {
        await using var engine = open();
        var rows = await engine.ReadAsync(connection => connection.QueryAsync<(string Conversation, string Body)>("select conversation, body from transcript order by conversation, sequence"), Ct);
        return rows.ToLookup(row => row.Conversation, row => ActivityJson.Read(row.Body));
    }
}

public sealed class SqliteTrialTests : TrialTests
{
    [Fact]
    public async Task Nothing_is_lost_and_order_is_kept_when_the_program_is_killed_and_starts_again()
    {
        await using var program = Node("alone", new Dictionary<string, string> { ["Storage__Engine"] = "Sqlite" });
        await program.StartAsync();

        await SurviveAsync(program, [program], again: true, () => new SqliteEngine(Data.Path, TimeProvider.System));
    }
}

public sealed class PostgresTrialTests(PostgresCluster cluster) : TrialTests
{
    [Fact]
    public async Task Nothing_is_lost_and_order_is_kept_when_one_of_two_nodes_is_killed()
    {
        var database = await cluster.CreateDatabaseAsync();
        var storage = new Dictionary<string, string> { ["Storage__Engine"] = "Postgres", ["Storage__ConnectionString"] = database };
        await using var north = Node("north", storage);
        await using var south = Node("south", storage);
        await north.StartAsync();
        await south.StartAsync();

        await SurviveAsync(north, [north, south], again: false, () => new PostgresEngine(database, TimeProvider.System));
    }
}
