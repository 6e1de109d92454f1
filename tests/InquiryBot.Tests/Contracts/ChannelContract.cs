using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

/// <summary>What every vendor's channel promises. Its captured pairs are read from its folder.</summary>
public abstract class ChannelContract(ChannelCase channel)
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly WallClock _clock = new();

    IEnumerable<(string Name, string Body)> Requests => ChannelPairs.Names(channel.Folder, "request").Select(name => (name, ChannelPairs.Read(channel.Folder, name, "request")));

    ValueTask<Receipt> ReadAsync(InboundRequest request, IChannel? with = null) => (with ?? channel.Meeting(new FakeVendor(_ => channel.Took), _clock)).ReadAsync(request, Ct);

    InboundRequest Signed(string body) => channel.Sign(ChannelCase.Bytes(body), Now);

    [Fact]
    public void There_are_a_dozen_captured_pairs() =>
        Assert.True(Requests.Count() + ChannelPairs.Names(channel.Folder, "reply").Count() >= 12);

    [Fact]
    public async Task Each_captured_request_becomes_what_it_says()
    {
        foreach (var (name, body) in Requests) ChannelPairs.Same(channel.Folder, name, "activity", ChannelPairs.Of(await ReadAsync(Signed(body))));
    }

    [Fact]
    public async Task Each_captured_reply_is_sent_as_the_vendor_wants_it()
    {
        foreach (var name in ChannelPairs.Names(channel.Folder, "reply"))
        {
            var vendor = new FakeVendor(_ => channel.Took);
            await SendAsync(channel.Meeting(vendor, _clock), ActivityJson.Read(ChannelPairs.Read(channel.Folder, name, "reply")));
            ChannelPairs.Same(channel.Folder, name, "sent", ChannelPairs.Of(vendor.Asked, channel.Secrets));
        }
    }

    [Fact]
    public async Task An_unsigned_request_is_refused()
    {
        foreach (var (_, body) in Requests)
            Assert.Equal(401, Assert.IsType<Receipt.Refused>(await ReadAsync(Signed(body) with { Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string>() })).Status);
    }

    [Fact]
    public async Task A_tampered_request_is_refused()
    {
        foreach (var (_, body) in Requests)
        {
            var signed = Signed(body);
            if (channel.SignsBody) Assert.Equal(401, Assert.IsType<Receipt.Refused>(await ReadAsync(signed with { Body = ChannelCase.Bytes(body + " ") })).Status);

            foreach (var header in signed.Headers)
            {
                var forged = signed.Headers.ToDictionary(pair => pair.Key, pair => pair.Key == header.Key ? Turned(pair.Value) : pair.Value, StringComparer.OrdinalIgnoreCase);
                Assert.Equal(401, Assert.IsType<Receipt.Refused>(await ReadAsync(signed with { Headers = forged })).Status);
            }
        }
    }

    [Fact]
    public async Task A_stale_request_is_refused_where_the_vendor_signs_a_time()
    {
        if (!channel.SignsTime) return;
        foreach (var (_, body) in Requests)
            Assert.Equal(401, Assert.IsType<Receipt.Refused>(await ReadAsync(channel.Sign(ChannelCase.Bytes(body), Now.AddMinutes(-6)))).Status);
    }

    [Fact]
    public async Task A_field_that_nobody_knows_does_not_matter()
    {
        foreach (var (name, body) in Requests) ChannelPairs.Same(channel.Folder, name, "activity", ChannelPairs.Of(await ReadAsync(channel.Sign(ChannelPairs.WithUnknown(body), Now))));
    }

    [Fact]
    public async Task The_same_request_is_the_same_messages()
    {
        foreach (var (_, body) in Requests)
            Assert.Equal(ChannelPairs.Of(await ReadAsync(Signed(body))).ToJsonString(), ChannelPairs.Of(await ReadAsync(Signed(body))).ToJsonString());
    }

    [Fact]
    public async Task Each_message_has_an_id_of_its_own_and_a_chat()
    {
        var arrivals = new List<Arrival>();
        foreach (var (_, body) in Requests) arrivals.AddRange((await ReadAsync(Signed(body)) as Receipt.Accepted)?.Arrivals ?? []);

        Assert.NotEmpty(arrivals);
        Assert.All(arrivals, arrival => Assert.True(arrival is { MessageId.Length: > 0, Chat.Length: > 0, Activity.From.Id.Length: > 0 }));
        Assert.Equal(arrivals.Count, arrivals.Select(arrival => arrival.MessageId).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\\ud800\"")]
    [InlineData("deep")]
    public async Task A_body_that_is_not_the_vendors_is_refused(string body)
    {
        var json = body is "deep" ? string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000) : body;

        Assert.Equal(400, Assert.IsType<Receipt.Refused>(await ReadAsync(Signed(json))).Status);
    }

    [Fact]
    public async Task Reading_calls_nobody()
    {
        var vendor = new FakeVendor(_ => channel.Took);
        foreach (var (_, body) in Requests) await ReadAsync(Signed(body), channel.Meeting(vendor, _clock));

        Assert.Empty(vendor.Asked);
    }

    [Fact]
    public async Task What_the_vendor_takes_is_accepted() => Assert.IsType<Delivery.Accepted>(await TellAsync(new FakeVendor(_ => channel.Took)));

    [Fact]
    public async Task A_busy_vendor_is_asked_again_when_it_says()
    {
        var busy = channel.Busy;

        Assert.Equal(TimeSpan.FromSeconds(busy.Seconds), Assert.IsType<Delivery.Deferred>(await TellAsync(FakeVendor.Refuses(busy.Status, busy.Body, busy.Header))).After);
    }

    [Fact]
    public async Task A_broken_vendor_is_asked_again()
    {
        Assert.IsType<Delivery.Deferred>(await TellAsync(FakeVendor.Refuses(503, "<html>no</html>")));
        Assert.IsType<Delivery.Deferred>(await TellAsync(FakeVendor.Unreachable()));
    }

    [Fact]
    public async Task A_refused_token_gives_nothing_up()
    {
        var deferred = Assert.IsType<Delivery.Deferred>(await TellAsync(FakeVendor.Refuses(401, "{}")));

        Assert.True(deferred is { OfChannel: true, Reason: DeliveryReasons.TokenRefused });
    }

    [Fact]
    public async Task A_citizen_who_blocked_us_is_told_to_the_desk()
    {
        if (channel.Blocked is not { } blocked) return;

        Assert.Equal(DeliveryReasons.Blocked, Assert.IsType<Delivery.Rejected>(await TellAsync(FakeVendor.Refuses(blocked.Status, blocked.Body))).Reason);
    }

    [Fact]
    public async Task Giving_up_is_heard()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await channel.Meeting(FakeVendor.Silent(), _clock).SendAsync(Reply("hello"), gone.Token));
    }

    [Fact]
    public async Task Every_part_of_a_long_reply_reaches_the_vendor()
    {
        if (channel.SendsOnce) return;
        var vendor = new FakeVendor(_ => channel.Took);
        var words = string.Join(' ', Enumerable.Range(0, 3000).Select(number => $"단어{number}."));

        await SendAsync(channel.Meeting(vendor, _clock), Message(words));

        var traffic = string.Join('\n', vendor.Asked.Select(asked => asked.Body));
        Assert.All(Enumerable.Range(0, 3000), number => Assert.Contains($"단어{number}.", traffic, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_secret_is_among_the_reasons()
    {
        foreach (var vendor in new[] { FakeVendor.Refuses(400, "{}"), FakeVendor.Refuses(503), FakeVendor.Unreachable() })
        {
            var reason = await TellAsync(vendor) switch { Delivery.Rejected rejected => rejected.Reason, Delivery.Deferred deferred => deferred.Reason, _ => "" };
            Assert.All(channel.Secrets, secret => Assert.DoesNotContain(secret, reason, StringComparison.Ordinal));
        }
    }

    ValueTask<Delivery> TellAsync(FakeVendor vendor) => channel.Meeting(vendor, _clock).SendAsync(Reply("안녕하세요"), Ct);

    OutgoingReply Reply(string text) => Part(Message(text), 0);

    static Activity Message(string text) => new() { Type = ActivityTypes.Message, Id = "019a1f00000070008000000000000001", Text = text, TextFormat = "plain", Locale = "ko" };

    OutgoingReply Part(Activity part, int number) => new(Chat.IdOf("test", channel.Chat), 2, part, "")
    {
        Part = number,
        Chat = new(channel.Chat, channel.Memo, Now),
    };

    /// <summary>A reply as the delivery worker sends it: fitted, part by part, the memo going along.</summary>
    async Task SendAsync(IChannel with, Activity reply)
    {
        var memo = channel.Memo;
        List<OutgoingReply> left = [.. Fitting.Fit(reply, with.AbilitiesIn(new(channel.Chat, channel.Memo, Now))).Select(Part)];
        while (left.Count > 0)
        {
            left = [.. left.Select(part => part with { Chat = part.Chat with { Memo = memo } })];
            var (delivery, taken) = with is ISendsTogether together ? await together.SendTogetherAsync([.. left.Take(together.MostTogether)], Ct) : (await with.SendAsync(left[0], Ct), 1);
            memo = Assert.IsType<Delivery.Accepted>(delivery).Memo ?? memo;
            left.RemoveRange(0, taken);
        }
    }

    static string Turned(string value) => value.Length == 0 ? "x" : (value[0] == 'x' ? "y" : "x") + value[1..];
}
