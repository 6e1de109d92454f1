using InquiryBot.Core;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.People;
using InquiryBot.Storage.Sql;
using InquiryBot.Workers;

namespace InquiryBot.Wiring;

/// <summary>The store of the settings, for a verb that does not serve.</summary>
internal sealed class Maintenance : IAsyncDisposable
{
    readonly Engine _engine;

    readonly Lazy<ServiceProvider> _channels;

    Maintenance(Engine engine, string keys, IConfiguration configuration)
    {
        _engine = engine;
        Keys = keys;
        Erasure = new SqlErasure(engine, new Ids(engine.Clock));
        Backups = new SqlBackups(engine);
        People = new SqlPeople(engine);
        _channels = new(() => ChannelsOf(configuration, engine));
    }

    /// <summary>The folder without which sealed words stay closed.</summary>
    public string Keys { get; }

    public IErasure Erasure { get; }

    public IBackups Backups { get; }

    public IPeople People { get; }

    /// <summary>The channels that are on, without serving them.</summary>
    /// <exception cref="SettingsException">The section <c>Channels</c> is wrong.</exception>
    public ChannelHealth Channels => _channels.Value.GetRequiredService<ChannelHealth>();

    /// <summary>The server's own settings.</summary>
    /// <param name="settings">As <c>--Section:Name value</c>; they come before the environment and the file.</param>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static IConfiguration Settings(params string[] settings) => SettingsFile.Read(settings).Configuration;

    /// <summary>Opens the store while no server has it, or beside one that does.</summary>
    /// <exception cref="SettingsException">A setting is wrong; the message names it.</exception>
    /// <exception cref="StorageException">The store cannot be used; the message says why.</exception>
    public static async Task<Maintenance> OpenAsync(IConfiguration configuration, TimeProvider clock, bool besideServer, CancellationToken ct)
    {
        var settings = configuration.Read<StoreSettings>("Storage");
        return new(besideServer ? await StorageWiring.OpenBesideAsync(settings, clock, ct) : StorageWiring.Open(settings, clock), StorageWiring.KeyFolder(settings), configuration);
    }

    public Task<int> MigrateAsync(CancellationToken ct) => _engine.MigrateAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (_channels.IsValueCreated) await _channels.Value.DisposeAsync();
        await _engine.DisposeAsync();
    }

    static ServiceProvider ChannelsOf(IConfiguration configuration, Engine engine)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(engine.Clock).AddSingleton<Ids>().AddSingleton<ISignal, LocalSignal>().AddSingleton<IChats>(_ => new SqlChats(engine, new Ids(engine.Clock)));
        services.AddChannels(configuration);
        return services.BuildServiceProvider();
    }
}
