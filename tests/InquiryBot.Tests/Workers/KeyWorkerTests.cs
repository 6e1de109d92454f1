using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using InquiryBot.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Workers;

/// <summary>Keys that are lost are noticed at the start, and not when somebody needs them.</summary>
public sealed class KeyWorkerTests : IAsyncLifetime
{
    readonly SqliteDatabase _database = new();
    readonly TemporaryFolder _folder = new();
    readonly WrittenLog<KeyWorker> _log = new();
    readonly WallClock _clock = new();
    TestNode _node = null!;

    string Keys => _folder.File("keys");

    public async ValueTask InitializeAsync() => _node = await TestNode.StartAsync(_database, _clock);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_start_with_the_keys_of_the_day_before_says_nothing()
    {
        await SealsAsync();

        await StartsAsync();

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_start_on_an_empty_store_says_nothing()
    {
        await StartsAsync();

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_start_without_the_folder_of_the_keys_says_what_is_lost_and_what_to_do()
    {
        await SealsAsync();
        Directory.Delete(Keys, recursive: true);

        await StartsAsync();

        var line = Assert.Single(_log.Lines);
        Assert.StartsWith("Warning: Keys are lost", line, StringComparison.Ordinal);
        Assert.Contains(Keys, line, StringComparison.Ordinal);
        Assert.Contains("backup", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_were_lost_long_ago_are_still_missed_when_newer_words_can_be_read()
    {
        await SealsAsync();
        Directory.Delete(Keys, recursive: true);
        _clock.Pass(TimeSpan.FromDays(1));
        await SealsAsync();

        await StartsAsync();

        Assert.StartsWith("Warning: Keys are lost", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    async Task SealsAsync()
    {
        await using var program = Program();
        var message = _node.Message($"c{_clock.GetUtcNow():yyyyMMdd}", "call ***");
        await _node.AddAsync(message with { Original = program.GetRequiredService<IVault>().Seal("call 010-1234-5678") });
    }

    async Task StartsAsync()
    {
        await using var program = Program();
        using var worker = new KeyWorker(new SqlSeals(_node.Engine), program.GetRequiredService<IVault>(), Keys, _log);
        await worker.StartAsync(_node.Patience);
        await worker.ExecuteTask!.WaitAsync(_node.Patience);
    }

    ServiceProvider Program() => new ServiceCollection().AddLogging().AddKeys(Keys).BuildServiceProvider();
}
