using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.People;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Wiring;

/// <summary>The store of the settings, for a verb that does not serve.</summary>
internal sealed class Maintenance : IAsyncDisposable
{
    readonly Engine _engine;

    Maintenance(Engine engine, string keys)
    {
        _engine = engine;
        Keys = keys;
        Erasure = new SqlErasure(engine, new Ids(engine.Clock));
        Backups = new SqlBackups(engine);
        People = new SqlPeople(engine);
    }

    /// <summary>The folder without which sealed words stay closed.</summary>
    public string Keys { get; }

    public IErasure Erasure { get; }

    public IBackups Backups { get; }

    public IPeople People { get; }

    /// <summary>The server's own settings.</summary>
    /// <param name="settings">As <c>--Section:Name value</c>; they come before the environment and the file.</param>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static IConfiguration Settings(params string[] settings) => SettingsFile.Read(new WebApplicationOptions { Args = settings }).Configuration;

    /// <summary>Opens the store while no server has it, or beside one that does.</summary>
    /// <exception cref="SettingsException">A setting is wrong; the message names it.</exception>
    /// <exception cref="StorageException">The store cannot be used; the message says why.</exception>
    public static async Task<Maintenance> OpenAsync(IConfiguration configuration, TimeProvider clock, bool besideServer, CancellationToken ct)
    {
        var settings = configuration.Read<StoreSettings>("Storage");
        return new(besideServer ? await StorageWiring.OpenBesideAsync(settings, clock, ct) : StorageWiring.Open(settings, clock), StorageWiring.KeyFolder(settings));
    }

    public Task<int> MigrateAsync(CancellationToken ct) => _engine.MigrateAsync(ct);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
