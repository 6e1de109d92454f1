using System.Collections.Concurrent;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using InquiryBot.Wiring;

namespace InquiryBot.Commands.Benches;

/// <summary>The store of the settings with the smallest possible turn on it: every message is answered by one short reply.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    readonly ServiceProvider _services;
    readonly ConcurrentDictionary<string, TaskCompletionSource> _expected = new(StringComparer.Ordinal);

    BenchStore(ServiceProvider services) => _services = services;

    public TimeProvider Clock => _services.GetRequiredService<TimeProvider>();

    public Ids Ids => _services.GetRequiredService<Ids>();

    public IInbox Inbox => _services.GetRequiredService<IInbox>();

    public string Engine => _services.GetRequiredService<Engine>().Name;

    public static async Task<BenchStore> OpenAsync(string folder, CancellationToken ct)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = folder }).Build();
        var settings = configuration.Read<StoreSettings>("Storage");
        var engine = StorageWiring.Open(settings, TimeProvider.System);
        await engine.MigrateAsync(ct);
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddSingleton<Ids>().AddSingleton<IVault, OpenVault>();
        services.AddStorage(engine, settings);
        return new(services.BuildServiceProvider());
    }

    /// <summary>Completes when the answer to this activity is on disk and with the one who sends it.</summary>
    public Task Expect(string activity) => _expected.GetOrAdd(activity, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public Task Work() => Task.WhenAll(Enumerable.Range(0, 256).Select(_ => Task.Run(TurnAsync)).Concat(Enumerable.Range(0, 256).Select(_ => Task.Run(DeliverAsync))));

    public void Stop()
    {
        _services.GetRequiredService<IConversations>().Stop();
        _services.GetRequiredService<IOutbox>().Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<Engine>().DisposeAsync();
        await _services.DisposeAsync();
    }

    async Task TurnAsync()
    {
        var conversations = _services.GetRequiredService<IConversations>();
        while (await conversations.ClaimAsync(CancellationToken.None) is { } lease)
        {
            if (await conversations.LoadAsync(lease, CancellationToken.None) is not { } turn) continue;
            var reply = turn.Message with { Id = Ids.New(), ReplyToId = turn.Message.Id, From = Reception.Bot };
            await conversations.CommitAsync(lease, turn, new TurnOutcome(turn.Conversation, [reply], []), CancellationToken.None);
        }
    }

    async Task DeliverAsync()
    {
        var outbox = _services.GetRequiredService<IOutbox>();
        while (await outbox.TakeAsync(CancellationToken.None) is { } parcel)
        {
            foreach (var reply in parcel.Replies)
                if (_expected.TryRemove(reply.Activity.ReplyToId!, out var waiting)) waiting.SetResult();
            await outbox.SettleAsync(parcel, [.. parcel.Replies.Select(reply => new Settlement.Delivered(reply.Sequence))], CancellationToken.None);
        }
    }

    /// <summary>Nothing of a bench is private.</summary>
    sealed class OpenVault : IVault
    {
        public string Seal(string plain) => plain;

        public string? Open(string closed) => closed;
    }
}
