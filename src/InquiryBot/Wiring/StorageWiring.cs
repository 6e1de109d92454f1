using InquiryBot.Core;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Misses;
using InquiryBot.Core.People;
using InquiryBot.Storage.Postgres;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;

namespace InquiryBot.Wiring;

/// <summary>The store: one line an engine.</summary>
internal static class StorageWiring
{
    /// <exception cref="SettingsException">The store cannot be used as it is set; the message says what to do.</exception>
    public static async Task<Engine> OpenAsync(StoreSettings settings, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            var engine = Open(settings, clock);
            await engine.MigrateAsync(ct);
            return engine;
        }
        catch (StorageException problem)
        {
            throw new SettingsException(problem.Message, problem);
        }
    }

    /// <summary>The store for a verb that changes a few rows, also while a server has it; that one has seen to the schema.</summary>
    /// <exception cref="SettingsException">The store cannot be used as it is set; the message says what to do.</exception>
    public static async Task<Engine> OpenBesideAsync(StoreSettings settings, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            var engine = settings.Engine is "Sqlite" ? new SqliteEngine(settings.Path, clock, beside: true) : Open(settings, clock);
            if (engine is not SqliteEngine { IsAlone: false }) await engine.MigrateAsync(ct);
            return engine;
        }
        catch (StorageException problem)
        {
            throw new SettingsException(problem.Message, problem);
        }
    }

    public static Engine Open(StoreSettings settings, TimeProvider clock) => settings.Engine switch
    {
        "Sqlite" => new SqliteEngine(settings.Path, clock, logPages: SqliteEngine.LogPages),
        "Postgres" => new PostgresEngine(settings.ConnectionString ?? throw new SettingsException("Storage:ConnectionString is missing: PostgreSQL needs one."), clock),
        _ => throw new SettingsException($"Storage:Engine '{settings.Engine}' is not known: use Sqlite or Postgres."),
    };

    /// <summary>The folder of the key ring.</summary>
    public static string KeyFolder(StoreSettings settings) => Path.Combine(settings.Path, "keys");

    public static void AddStorage(this IServiceCollection services, Engine engine, StoreSettings settings)
    {
        // By a factory, so that the container closes it.
        services.AddSingleton(_ => engine);
        services.AddSingleton(settings);
        services.AddSingleton(provider => new Node(settings.Node, provider.GetRequiredService<Core.Ids>().New()));
        services.AddSingleton<ISignal, LocalSignal>();
        services.AddSingleton<SqlOutbox>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<SqlOutbox>());
        services.AddSingleton<SqlConversations>();
        services.AddSingleton<IConversations>(provider => provider.GetRequiredService<SqlConversations>());
        services.AddSingleton<IInbox, SqlInbox>();
        services.AddSingleton<IAttachments, SqlAttachments>();
        services.AddSingleton<IChats, SqlChats>();
        services.AddSingleton<IRetention, SqlRetention>();
        services.AddSingleton<ISeals, SqlSeals>();
        services.AddSingleton<IErasure, SqlErasure>();
        services.AddSingleton<IBacklog, SqlBacklog>();
        services.AddSingleton<ICases, SqlCases>();
        services.AddSingleton<IDesk, SqlDesk>();
        services.AddSingleton<IPeople, SqlPeople>();
        services.AddSingleton<IAlerts, SqlAlerts>();
        services.AddSingleton<SqlMisses>();
        services.AddSingleton<IMisses>(provider => provider.GetRequiredService<SqlMisses>());
        services.AddSingleton<IProposals>(provider => provider.GetRequiredService<SqlMisses>());
    }
}
