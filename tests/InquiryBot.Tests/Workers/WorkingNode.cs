using InquiryBot.Core;
using InquiryBot.Core.Actions;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Turns;
using InquiryBot.Core.Understanding;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Storage;
using InquiryBot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Tests.Workers;

/// <summary>
/// One worker of each kind on an embedded store that another program can lock. A citizen's words are the intent that they are
/// understood as; <c>help</c> breaks the store's rules.
/// </summary>
internal sealed class WorkingNode : IAsyncDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly TemporaryFolder _folder = new();
    readonly Meters _meters = new();
    readonly List<BackgroundService> _working = [];
    readonly FirstError _error = new();
    DialogEngine _dialogs = null!;

    public WallClock Clock { get; } = new();
    public TestNode Node { get; private set; } = null!;
    public SqlDesk Desk { get; private set; } = null!;
    public SqlPeople People { get; private set; } = null!;
    public FrontDesk Front { get; private set; } = null!;
    public Turn Turn { get; private set; } = null!;
    public Hearing Citizen { get; } = new();
    public AlertBoard Alerts { get; private set; } = null!;

    public CancellationToken Ct => Node.Patience;

    /// <param name="dialogs">Other than the small ones.</param>
    /// <param name="understanding">Other than word for word.</param>
    public static async Task<WorkingNode> StartAsync(DialogLibrary? dialogs = null, IUnderstanding? understanding = null)
    {
        var working = new WorkingNode();
        await working.OpenAsync(dialogs ?? SmallDialogs.Read(SmallDialogs.With("control/help/dialog.yaml", "kind: control\nstarts-on: help\nsteps: [{ do: break }]\n")), understanding ?? new WordForWord());
        return working;
    }

    public Task TurnsAsync() => WorkAsync(new TurnWorker(Node.Conversations, Turn, new WorkerSettings { Turns = 1 }, Clock, _meters, new Log<TurnWorker>(_error)));

    /// <summary>The desk's front as it is with these hours.</summary>
    public FrontDesk FrontAt(OpeningHours hours) => new(Desk, _dialogs, hours, new HoldRule(TimeSpan.FromHours(4)), new Ids(Clock), Clock);

    public Task RetentionAsync() => WorkAsync(new RetentionWorker(new SqlRetention(Node.Engine, TestNode.Settings), Clock, new Log<RetentionWorker>(_error)));

    public Task DeliveriesAsync(int attempts = 12) =>
        WorkAsync(new DeliveryWorker(
            Node.Outbox, new ChannelList([Citizen]), new SqlChats(Node.Engine, new Ids(Clock)), new InquiryBot.Core.Conversations.LocalSignal(), new Pace(Clock), new OpenResponses(), new ChannelBook(Clock, new Log<ChannelBook>(_error)),
            new WorkerSettings { Deliveries = 1, DeliveryAttempts = attempts }, Clock, new Random(1), _meters, new Log<DeliveryWorker>(_error)));

    /// <summary>Another program holds the database until the connection is closed.</summary>
    public async Task<SqliteConnection> LockAsync()
    {
        var other = new SqliteConnection($"Data Source={_folder.File("inquirybot.db")};Pooling=False");
        await other.OpenAsync(Ct);
        await using var begin = other.CreateCommand();
        begin.CommandText = "begin immediate";
        await begin.ExecuteNonQueryAsync(Ct);
        return other;
    }

    /// <summary>Waits until a worker has logged its first trouble.</summary>
    public Task TroubleAsync() => _error.Task.WaitAsync(Ct);

    /// <summary>Lets time pass, and the sweep go round, until something holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            Ct.ThrowIfCancellationRequested();
            Clock.Pass(Second);
            await Node.SweepAsync();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _working)
        {
            await worker.StopAsync(CancellationToken.None);
            worker.Dispose();
        }

        await Node.DisposeAsync();
        _meters.Dispose();
        _folder.Dispose();
    }

    async Task OpenAsync(DialogLibrary library, IUnderstanding understanding)
    {
        Node = await TestNode.StartAsync(new Impatient(_folder.Path), Clock);
        Desk = new SqlDesk(Node.Engine, new Node("desk", "1"), Node.Conversations, Node.Signal, TestNode.Settings);
        People = new SqlPeople(Node.Engine);
        var (ids, hours, vault) = (new Ids(Clock), new DeskSettings().ToOpeningHours(), InquiryBot.Commands.Practice.Vault);
        var shelf = new DialogShelf(library);
        _dialogs = new DialogEngine(shelf, [.. ActionList.All(Node.Cases, hours, vault), new Break()], InquiryBot.Commands.Practice.Sources(shelf), vault, Clock, hours.Zone, new Random(1));
        Alerts = new AlertBoard(Clock);
        Front = FrontAt(hours);
        Turn = new Turn(understanding, _dialogs, Front, new AlertWords(Alerts, shelf, _dialogs), new Addressing(shelf, ids, Clock), new MissNotes(shelf, Clock));
    }

    async Task WorkAsync(BackgroundService worker)
    {
        _working.Add(worker);
        await worker.StartAsync(Ct);
    }

    /// <summary>A store whose patience with a lock is short.</summary>
    sealed class Impatient(string folder) : ITestDatabase
    {
        public bool Shared => false;

        public Task CreateAsync() => Task.CompletedTask;

        public Engine Open(TimeProvider clock) => new SqliteEngine(folder, clock, TimeSpan.FromMilliseconds(50));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    sealed class WordForWord : IUnderstanding
    {
        public ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct) =>
            ValueTask.FromResult(new Understood(text, "ko", text, 0.9, [], [], 0));
    }

    /// <summary>Wants something stored for which there is no table.</summary>
    sealed class Break : IAction
    {
        public ActionShape Shape { get; } = new("break");

        public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct) => ValueTask.FromResult(new ActionOutcome { Entries = [new Unkeepable()] });

        sealed record Unkeepable : Entry;
    }

    /// <summary>A channel whose citizen takes whatever comes, unless the vendor is away.</summary>
    internal sealed class Hearing : IChannel
    {
        volatile string _heard = "";
        int _asked;

        public string Heard => _heard;
        public bool IsAway { get; set; }

        /// <summary>How often the vendor was asked to take something.</summary>
        public int Asked => _asked;

        public string Id => "test";
        public ChannelAbilities Abilities { get; } = new() { Text = new(4096, LengthUnit.Utf16), Buttons = 10, PrivateReplies = true };

        public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct) => ValueTask.FromResult<Receipt>(new Receipt.Ignored("Nobody writes here."));

        public ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
        {
            _asked++;
            if (IsAway) return ValueTask.FromResult<Delivery>(new Delivery.Deferred(null, "away"));
            _heard += reply.Activity.Text;
            return ValueTask.FromResult<Delivery>(Delivery.Accepted.Now);
        }
    }

    sealed class FirstError
    {
        readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _seen.Task;

        public void See() => _seen.TrySetResult();
    }

    sealed class Log<T>(FirstError error) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error) error.See();
        }
    }
}
