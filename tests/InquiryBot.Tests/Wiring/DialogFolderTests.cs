using System.Collections.Concurrent;
using InquiryBot.Commands;
using InquiryBot.Core.Dialogs;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Outside;
using InquiryBot.Wiring;
using Microsoft.Extensions.Logging;
using DialogFiles = InquiryBot.Tests.Core.Dialogs.DialogFiles;

namespace InquiryBot.Tests.Wiring;

/// <summary>Dialogs that are changed while they are served.</summary>
public sealed class DialogFolderTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string folder = Directory.CreateTempSubdirectory("inquirybot-dialogs").FullName;
    readonly DialogShelf shelf = new(SmallDialogs.Library);
    readonly LogBook log = new();
    readonly BlockingCollection<DialogLibrary> replaced = [];
    DialogFolder? watching;

    public async ValueTask InitializeAsync()
    {
        SmallDialogs.Write(folder, SmallDialogs.Files);
        watching = new DialogFolder(folder, shelf, Practice.Shapes, TimeProvider.System, log, replaced.Add);
        await watching.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await watching!.StopAsync(CancellationToken.None);
        watching.Dispose();
        replaced.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_clean_change_is_served_within_two_seconds()
    {
        // The quickest of some, because a busy machine may be late with any one of them.
        var quickest = Enumerable.Range(1, 5).Min(Change);

        Assert.InRange(quickest, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    /// <summary>All that is served, in nine languages, is read and checked anew.</summary>
    [Fact]
    public async Task A_clean_change_of_the_whole_catalogue_is_served_within_two_seconds()
    {
        var catalogue = Directory.CreateTempSubdirectory("inquirybot-catalogue").FullName;
        foreach (var (name, text) in DialogFiles.Product) Write(name, text, catalogue);
        var served = new DialogShelf(DialogFiles.Reading.Library!);
        using var changed = new BlockingCollection<DialogLibrary>();
        using var watched = new DialogFolder(catalogue, served, Practice.Shapes, TimeProvider.System, log, changed.Add);
        await watched.StartAsync(TestContext.Current.CancellationToken);

        // Of ten, because a busy machine may be late with most of them.
        var quick = Enumerable.Range(3, 10).Any(misses =>
        {
            var started = TimeProvider.System.GetTimestamp();
            Write("bot.yaml", DialogFiles.Product["bot.yaml"].Replace("misses-before-counselor: 2", $"misses-before-counselor: {misses}", StringComparison.Ordinal), catalogue);
            while (served.Current.Bot.MissesBeforeCounselor != misses) Assert.True(changed.TryTake(out _, Patience));
            return TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2);
        });

        await watched.StopAsync(CancellationToken.None);
        Directory.Delete(catalogue, recursive: true);
        Assert.True(quick);
    }

    TimeSpan Change(int number)
    {
        var started = TimeProvider.System.GetTimestamp();
        Write("documents/certificate/ko.yaml", $"examples: [등본 발급]\ntexts: {{ answer: 새 안내 {number}, link: 정부24 }}\n");
        while (shelf.Current.Words.Find("certificate", "answer", "ko")!.Variants[0] != $"새 안내 {number}") Assert.True(replaced.TryTake(out _, Patience));
        return TimeProvider.System.GetElapsedTime(started);
    }

    [Fact]
    public void A_faulty_change_is_refused_with_its_place_in_the_log_and_repaired_by_the_next()
    {
        Write("documents/certificate/ko.yaml", "examples: [등본 발급]\ntexts: { anser: 새 안내입니다., link: 정부24 }\n");
        Assert.Contains("documents/certificate/ko.yaml:1:1: error: the text `answer` is missing", log.Await("answer", Patience), StringComparison.Ordinal);
        Assert.Same(SmallDialogs.Library, shelf.Current);

        Write("documents/certificate/ko.yaml", "examples: [등본 발급]\ntexts: { answer: 새 안내입니다., link: 정부24 }\n");
        Assert.True(replaced.TryTake(out _, Patience));
    }

    [Fact]
    public async Task A_running_bot_answers_in_the_words_that_were_saved_a_moment_ago()
    {
        await using var bot = await RunningBot.StartAsync(
            null, "--Dialogs:Path", folder, "--Understanding:Folder", Path.Combine(folder, "learned"), "--Channels:WebChat:Burst", "1000000", "--Channels:WebChat:PerSecond", "1000000");
        await using var citizen = await Journeys.Citizen.ArrivesAsync(bot.Http.BaseAddress!);
        await citizen.HearsAsync();
        Assert.Equal("정부24에서 됩니다.", await AnswerAsync());

        Write("documents/certificate/ko.yaml", "examples: [등본 발급]\ntexts: { answer: 새 안내입니다., link: 정부24 }\n");

        using var patience = new CancellationTokenSource(Patience);
        while (await AnswerAsync() is not "새 안내입니다.") patience.Token.ThrowIfCancellationRequested();

        async Task<string?> AnswerAsync()
        {
            await citizen.SaysAsync("등본 발급");
            return (await citizen.HearsAsync()).Text;
        }
    }

    void Write(string name, string text, string? into = null)
    {
        var path = Path.Combine(into ?? folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    sealed class LogBook : ILogger<DialogFolder>
    {
        readonly BlockingCollection<string> lines = [];

        public string Await(string word, TimeSpan patience)
        {
            while (lines.TryTake(out var line, patience))
                if (line.Contains(word, StringComparison.Ordinal)) return line;
            return "";
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));
    }
}
