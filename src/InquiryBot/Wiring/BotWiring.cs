using System.Diagnostics.CodeAnalysis;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Actions;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Turns;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Endpoints;
using InquiryBot.Storage.Sql;
using InquiryBot.Workers;

namespace InquiryBot.Wiring;

/// <summary>The parts of the bot and how they hang together.</summary>
internal static class BotWiring
{
    public static async Task AddBotAsync(this WebApplicationBuilder builder, TimeProvider clock, CancellationToken ct)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var store = configuration.Read<StoreSettings>("Storage");
        var workers = configuration.Read<WorkerSettings>("Workers");
        var serving = configuration.Read<DeskSettings>("Desk");
        var desk = serving.ToOpeningHours();
        var dialogs = configuration.Read<DialogSettings>("Dialogs");
        var understanding = configuration.Read<UnderstandingSettings>("Understanding");
        var cases = configuration.Read<CaseSettings>("Cases");

        // What is set wrong is told before anything is opened.
        services.AddChannels(configuration);
        services.AddProvider(understanding, configuration);
        services.AddTranslation(configuration);
        services.AddSources(configuration);
        var library = await LibraryAsync(dialogs, desk, ct);
        var engine = await StorageWiring.OpenAsync(store, clock, ct);

        services.AddSingleton(clock).AddSingleton<Ids>().AddSingleton(Chance()).AddSingleton(workers);
        services.AddKeys(StorageWiring.KeyFolder(store));
        services.AddStorage(engine, store);
        services.AddSingleton(new DialogShelf(library));
        services.AddSingleton(desk).AddSingleton(provider => ActionList.All(
            provider.GetRequiredService<ICases>(), desk, provider.GetRequiredService<IVault>(), provider.GetRequiredService<Competence>()));
        services.AddSingleton(provider => new DialogEngine(
            provider.GetRequiredService<DialogShelf>(), provider.GetRequiredService<IReadOnlyList<IAction>>(), provider.GetRequiredService<ISources>(),
            provider.GetRequiredService<IVault>(), clock, desk.Zone, provider.GetRequiredService<Random>()));
        services.AddSingleton<AlertBoard>().AddSingleton<AlertWords>().AddSingleton<AlertRaising>();
        services.AddSingleton(new HoldRule(TimeSpan.FromHours(serving.HoldHours))).AddSingleton<FrontDesk>().AddSingleton<Addressing>().AddSingleton<MissNotes>().AddSingleton<Turn>().AddSingleton<Reception>();
        services.AddUnderstanding(library, understanding.Folder ?? Path.Combine(store.Path, "models"), clock, desk.Zone);
        services.AddHostedService(provider => new DialogFolder(
            dialogs.Path, provider.GetRequiredService<DialogShelf>(), [.. provider.GetRequiredService<IReadOnlyList<IAction>>().Select(action => action.Shape)],
            clock, provider.GetRequiredService<ILogger<DialogFolder>>(), provider.GetRequiredService<Lessons>().Repeat));
        services.AddSingleton<Meters>();
        services.AddDirectLine();
        services.AddDesk(dialogs);
        services.AddMisses(dialogs);
        services.AddCases(cases);

        // In this order they start, and in the other they stop: turns end before deliveries do, and both before it is noted when they last spoke.
        services.AddHostedService<TrafficWorker>().AddHostedService<AlertWorker>().AddHostedService<DeliveryWorker>().AddHostedService<TurnWorker>().AddHostedService<SweepWorker>().AddHostedService<RetentionWorker>();
        services.AddHostedService<FileWorker>().AddHostedService<PollingWorker>().AddHostedService<ProbeWorker>();
        services.AddHostedService(provider => new KeyWorker(
            provider.GetRequiredService<ISeals>(), provider.GetRequiredService<IVault>(), StorageWiring.KeyFolder(store), provider.GetRequiredService<ILogger<KeyWorker>>()));
    }

    static void AddDirectLine(this IServiceCollection services)
    {
        services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineGate>().AddSingleton<CitizenWords>();
        services.AddSingleton<DirectLineEndpoints>().AddSingleton<DirectLineTokenEndpoints>().AddSingleton<UploadEndpoints>();
        services.AddSingleton<DirectLineStreams>().AddHostedService(provider => provider.GetRequiredService<DirectLineStreams>());
    }

    static void AddUnderstanding(this IServiceCollection services, DialogLibrary library, string folder, TimeProvider clock, TimeZoneInfo zone)
    {
        var options = new LocalUnderstandingOptions { Clock = clock, TimeZone = zone, DefaultLanguage = library.Languages.Default.Tag };
        services.AddSingleton(options);
        var book = new LessonBook(folder);
        services.AddSingleton(book).AddHostedService<FirstLesson>();
        services.AddSingleton(new TaughtUnderstanding(Task.Run(() => book.Learn(library.Examples(), options))));
        services.AddSingleton(provider => new Lessons(provider.GetRequiredService<TaughtUnderstanding>(), library, book, options, provider.GetRequiredService<ILogger<Lessons>>()));
    }

    /// <exception cref="SettingsException">The dialogs have faults; the message lists them with their places.</exception>
    static async Task<DialogLibrary> LibraryAsync(DialogSettings settings, OpeningHours hours, CancellationToken ct)
    {
        if (!Directory.Exists(settings.Path)) throw new SettingsException($"Dialogs:Path '{settings.Path}' is no folder: start from the repository's root, or set it.");

        var reading = await DialogFiles.ReadAsync(settings.Path, ct);
        var faults = DialogCheck.Faults(reading, [.. ActionList.All(null!, hours, null!).Select(action => action.Shape)]);
        return reading.Library is { } library && faults.Count == 0
            ? library
            : throw new SettingsException("The dialogs have faults.\n" + string.Join('\n', faults.Select(fault => DialogFiles.Show(settings.Path, fault))));
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "Chance enters the program here and is passed on.")]
    static Random Chance() => Random.Shared;
}
