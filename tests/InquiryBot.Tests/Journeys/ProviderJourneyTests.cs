using System.Collections.Concurrent;
using InquiryBot.Core.Activities;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Integrations.Azure;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Tests.Journeys;

/// <summary>The whole program with Azure AI Language behind it.</summary>
public sealed class ProviderJourneyTests
{
    const string Key = "kkkk0123456789abcdefkkkk";

    [Fact]
    public async Task A_citizen_is_helped_by_the_service_and_its_log_knows_neither_his_words_nor_the_key()
    {
        var vendor = new FakeVendor(asked => FakeAzureLanguage.Answer(asked).Replace("PlayMusic", "passport", StringComparison.Ordinal));

        var (answer, log) = await AskAsync(vendor, "play In the air tonight 010-2345-6789");

        Assert.Contains("passport", answer, StringComparison.Ordinal);
        Assert.Contains("play In the air tonight", vendor.Traffic, StringComparison.Ordinal);
        Assert.DoesNotContain("2345", vendor.Traffic, StringComparison.Ordinal);
        AssertSilent(log);
    }

    [Fact]
    public async Task A_citizen_is_helped_all_the_same_when_the_service_is_away()
    {
        var (answer, log) = await AskAsync(FakeVendor.Unreachable(), "how do I renew my passport 010-2345-6789");

        Assert.Contains("passport", answer, StringComparison.Ordinal);
        Assert.Contains(log, line => line.Contains("gave no answer: ", StringComparison.Ordinal));
        AssertSilent(log);
    }

    static void AssertSilent(IEnumerable<string> log) =>
        Assert.All(["2345", "tonight", "renew", Key], secret => Assert.DoesNotContain(log, line => line.Contains(secret, StringComparison.Ordinal)));

    static async Task<(string Answer, IReadOnlyCollection<string> Log)> AskAsync(FakeVendor vendor, string text)
    {
        using var log = new Journal();
        await using var bot = await RunningBot.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<HttpMessageHandler>(vendor);
                builder.Logging.AddProvider(log);
            },
            "--Understanding:Provider", "AzureLanguage", "--Azure:Language:Endpoint", "https://inquiry.cognitiveservices.azure.com", "--Azure:Language:Key", Key,
            "--Azure:Language:Project", "inquiry", "--Azure:Language:Deployment", "production", "--Azure:Language:BudgetMilliseconds", "5000");
        await using var citizen = await Citizen.ArrivesAsync(bot.Http.BaseAddress!, "en");
        await citizen.SaysAsync(text);

        Activity heard;
        do heard = await citizen.HearsAsync();
        while (heard.Text?.Contains("passport photo", StringComparison.Ordinal) != true);
        return (heard.Text, log.Lines);
    }

    /// <summary>All that the program logs, at its loudest.</summary>
    sealed class Journal : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Page(Lines);

        public void Dispose() { }

        sealed class Page(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue(formatter(state, exception) + exception);
        }
    }
}
