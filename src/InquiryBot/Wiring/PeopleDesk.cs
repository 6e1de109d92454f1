using InquiryBot.Core.People;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Wiring;

/// <summary>The accounts as a verb sees them, while a server may be running.</summary>
internal sealed class PeopleDesk : IAsyncDisposable
{
    readonly Engine _engine;

    PeopleDesk(Engine engine) => (_engine, People) = (engine, new SqlPeople(engine));

    public IPeople People { get; }

    /// <param name="settings">As <c>--Section:Name value</c>; they come before the environment and the file.</param>
    /// <exception cref="SettingsException">A setting is wrong, or the store cannot be used.</exception>
    public static async Task<PeopleDesk> OpenAsync(string[] settings, TimeProvider clock, CancellationToken ct)
    {
        var configuration = WebApplication.CreateSlimBuilder(settings).Configuration;
        return new(await StorageWiring.OpenBesideAsync(configuration.Read<StoreSettings>("Storage"), clock, ct));
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
