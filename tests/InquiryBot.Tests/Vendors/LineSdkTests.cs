using System.Text.Json.Nodes;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Vendors;

/// <summary>LINE's own SDK agrees with us about signatures, and sends what we send.</summary>
public sealed class LineSdkTests
{
    static readonly LineCase Line = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sdk_accepts_and_refuses_the_signatures_that_we_do()
    {
        var cases = ChannelPairs.Names("Line", "request").SelectMany(name => Cases(ChannelCase.Bytes(ChannelPairs.Read("Line", name, "request")))).ToList();
        var theirs = await Software.AskAsync("line.mjs", new { secret = Line.Secrets[0], signatures = cases.Select(one => new { body = Convert.ToBase64String(one.Body), signature = one.Signature }) });

        var ours = new List<bool>();
        foreach (var (body, signature) in cases)
            ours.Add(await Line.Alone().ReadAsync(new("POST", new Dictionary<string, string> { ["X-Line-Signature"] = signature }, new Dictionary<string, string>(), body), Ct) is not Receipt.Refused { Status: 401 });

        Assert.Contains(true, ours);
        Assert.Contains(false, ours);
        Assert.Equal(theirs.EnumerateArray().Select(valid => valid.GetBoolean()), ours);
    }

    [Fact]
    public async Task The_sdks_client_sends_what_we_send()
    {
        var vendor = new FakeVendor(_ => Line.Took);
        var channel = (ISendsTogether)Line.Meeting(vendor, _clock);
        foreach (var name in ChannelPairs.Names("Line", "reply"))
            foreach (var memo in (string[])[Line.Memo, ""])
                await channel.SendTogetherAsync([.. Fitting.Fit(ActivityJson.Read(ChannelPairs.Read("Line", name, "reply")), channel.Abilities).Select((part, number) => Part(part, number, memo))], Ct);
        await channel.SendTogetherAsync([Part(new() { Type = ActivityTypes.Typing }, 0, "")], Ct);

        var ours = vendor.Asked.Select(asked => new JsonObject
        {
            ["method"] = asked.Method,
            ["path"] = asked.Address.AbsolutePath,
            ["authorization"] = asked.Headers["Authorization"],
            ["retryKey"] = asked.Headers.GetValueOrDefault("X-Line-Retry-Key"),
            ["body"] = JsonNode.Parse(asked.Body),
        }).ToList();
        var theirs = await Software.AskAsync("line.mjs", new { token = Line.Secrets[1], messages = ours });

        Assert.Equal(ours.Count, theirs.GetArrayLength());
        Assert.All(ours.Zip(theirs.EnumerateArray()), pair => Assert.True(JsonNode.DeepEquals(pair.First, JsonNode.Parse(pair.Second.GetRawText())), $"{pair.First}\n{pair.Second}"));
    }

    static IEnumerable<(byte[] Body, string Signature)> Cases(byte[] body)
    {
        var signature = Line.Sign(body, Now).Header("X-Line-Signature")!;
        return
        [
            (body, signature),
            ([.. body, (byte)' '], signature),
            (body, signature[..^8]),
            (body, (signature[0] is 'A' ? "B" : "A") + signature[1..]),
            (body, Convert.ToHexStringLower(Convert.FromBase64String(signature))),
            (body, ""),
        ];
    }

    static OutgoingReply Part(Activity part, int number, string memo) => new(new("c"), 1, part, "") { Part = number, Chat = new(Line.Chat, memo, Now) };
}
