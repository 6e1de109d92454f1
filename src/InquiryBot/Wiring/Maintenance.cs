using InquiryBot.Core;
using InquiryBot.Core.Conversations;
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
    }

    /// <summary>The folder without which sealed words stay closed.</summary>
    public string Keys { get; }

    public IErasure Erasure { get; }

    public IBackups Backups { get; }

    /// <summary>The server's own settings: the file, and the environment over it.</summary>
    public static IConfiguration Settings() => WebApplication.CreateSlimBuilder().Configuration;

    /// <summary>Opens the store while no server has it, or beside one that does.</summary>
    /// <exception cref="SettingsException">A setting is wrong; the message names it.</exception>
    /// <exception cref="StorageException">The store cannot be used; the message says why.</exception>
    public static async Task<Maintenance> OpenAsync(IConfiguration configuration, TimeProvider clock, bool besideServer, CancellationToken ct)
    {
        var settings = configuration.Read<StoreSettings>("Storage");
        return new(besideServer ? await StorageWiring.OpenBesideAsync(settings, clock, ct) : StorageWiring.Open(settings, clock), StorageWiring.KeyFolder(settings));
    }

    public Task<int> MigrateAsync(CancellationToken ct) => _engine.MigrateAsync(ct);

    /// <summary>Runs a verb on the store; what can go wrong with it is one line on standard error and exit 1.</summary>
    public static async Task<int> RunAsync(bool besideServer, Func<Maintenance, Task<int>> verb, CancellationToken ct)
    {
        try
        {
            await using var store = await OpenAsync(Settings(), TimeProvider.System, besideServer, ct);
            return await verb(store);
        }
        catch (Exception problem) when (problem is SettingsException or StorageException)
        {
            await Console.Error.WriteLineAsync($"inquirybot: {problem.Message}");
            return 1;
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
