using InquiryBot.Core;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Integrations.DirectLine;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Journeys;
using InquiryBot.Tests.Outside;
using InquiryBot.Tests.Storage;
using InquiryBot.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace InquiryBot.Tests.Commands;

/// <summary><c>inquirybot channels</c>: the table, and telling a vendor our address.</summary>
public sealed class ChannelsTests : IAsyncLifetime
{
    static readonly TelegramCase Telegram = new();

    readonly WallClock _clock = new();
    readonly TemporaryFolder _folder = new();
    readonly StringWriter _output = new();
    readonly StringWriter _errors = new();
    SqliteEngine _engine = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _engine = new SqliteEngine(_folder.Path, _clock);
        await _engine.MigrateAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _output.DisposeAsync();
        await _errors.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_channel_that_is_ill_is_shown_and_fails_the_verb()
    {
        Assert.Equal(1, await InquiryBot.Commands.Channels.ShowAsync(Health("https://bot.test", FakeVendor.Refuses(401, "{}")), _output, Ct));

        Assert.Matches(@"telegram\s+ILL\s+-\s+-\s+0\s+Telegram refuses the token", _output.ToString());
    }

    [Fact]
    public async Task A_channel_that_is_well_shows_its_traffic()
    {
        await new SqlChats(_engine, new Ids(_clock)).HearAsync(new("c"), "telegram", new("1", "a", new() { Type = "message" }), Ct);

        Assert.Equal(0, await InquiryBot.Commands.Channels.ShowAsync(Health("https://bot.test", Well()), _output, Ct));

        Assert.Matches(@"telegram\s+well\s+2026-11-23 \d\d:\d\d\s+-\s+0\s+@inquiry_bot", _output.ToString());
    }

    [Fact]
    public async Task Web_chat_is_a_channel_like_others_and_well_without_being_asked()
    {
        var health = new ChannelHealth(new ChannelList([new DirectLineChannel(new LocalSignal())]), new ChannelAddress(null), new ChannelBook(_clock, NullLogger<ChannelBook>.Instance), new SqlChats(_engine, new Ids(_clock)), [new("Channels:NaverTalkTalk:Authorization")]);

        Assert.Equal(0, await InquiryBot.Commands.Channels.ShowAsync(health, _output, Ct));

        Assert.Matches(@"webchat\s+well[\s\S]+No messenger is on", _output.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_comes_and_goes_in_web_chat_is_shown_like_that_of_others_and_kept_for_other_programs(bool stopped)
    {
        await using var bot = await RunningBot.StartAsync();
        await using var citizen = await Citizen.ArrivesAsync(bot.Http.BaseAddress!);
        var said = await citizen.SaysAsync("안녕하세요");
        while ((await citizen.HearsAsync()).ReplyToId != said) { }
        await citizen.DisposeAsync();

        if (stopped) await bot.StopAsync();
        else await bot.Services.GetRequiredService<ChannelHealth>().RowsAsync(Ct);

        var row = Assert.Single(await bot.Services.GetRequiredService<IChats>().TrafficAsync(Ct), row => row.Channel == "webchat");
        Assert.True(row is { LastIn: not null, LastOut: not null });
    }

    [Fact]
    public async Task When_it_was_last_used_is_noted_after_the_last_turn_and_the_last_delivery()
    {
        await using var bot = await RunningBot.StartAsync();
        List<Type> started = [.. bot.Services.GetServices<IHostedService>().Select(service => service.GetType())];

        // What starts last stops first.
        Assert.InRange(started.IndexOf(typeof(TrafficWorker)), 0, started.IndexOf(typeof(DeliveryWorker)));
        Assert.InRange(started.IndexOf(typeof(DeliveryWorker)), 0, started.IndexOf(typeof(TurnWorker)));
    }

    [Fact]
    public async Task Connecting_needs_our_address_and_a_channel_that_is_on()
    {
        Assert.Equal(1, await InquiryBot.Commands.Channels.ConnectAsync(Health(null, Well()), "telegram", _output, _errors, Ct));
        Assert.Contains("Channels:Common:PublicUrl", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await InquiryBot.Commands.Channels.ConnectAsync(Health("https://bot.test", Well()), "viber", _output, _errors, Ct));
        Assert.Equal(1, await InquiryBot.Commands.Channels.ConnectAsync(Health("https://bot.test", Well()), "naver-talktalk", _output, _errors, Ct));
        Assert.Contains("naver-talktalk: Channels:NaverTalkTalk:Authorization is missing", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await InquiryBot.Commands.Channels.ConnectAsync(Health("https://bot.test", Well()), "telegram", _output, _errors, Ct));
        Assert.Equal("telegram: @inquiry_bot", _output.ToString().TrimEnd());
    }

    static FakeVendor Well() => new(asked => asked.Address.AbsolutePath.Split('/')[^1] is "getMe"
        ? """{"ok":true,"result":{"username":"inquiry_bot"}}"""
        : """{"ok":true,"result":{"url":"https://bot.test/channels/telegram/webhook"}}""");

    ChannelHealth Health(string? address, FakeVendor vendor) => new(
        new ChannelList([Telegram.Meeting(vendor)]), new ChannelAddress(address is null ? null : new Uri(address)), new ChannelBook(_clock, NullLogger<ChannelBook>.Instance), new SqlChats(_engine, new Ids(_clock)), [new("Channels:NaverTalkTalk:Authorization")]);
}
