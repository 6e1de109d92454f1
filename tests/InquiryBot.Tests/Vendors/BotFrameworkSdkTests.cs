using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Vendors;

/// <summary>The Bot Framework's own client sends what we send, and its own validator, and a bot's adapter, accept the tokens that we accept.</summary>
public sealed class BotFrameworkSdkTests
{
    static readonly BotConnectorCase Connector = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sdks_client_sends_what_we_send()
    {
        var ours = ChannelPairs.Names("BotConnector", "sent").SelectMany(name => JsonNode.Parse(ChannelPairs.Read("BotConnector", name, "sent"))!["sent"]!.AsArray())
            .Select(sent => new JsonObject { ["path"] = Below((string)sent!["address"]!), ["body"] = sent["body"]!.DeepClone() }).ToList();

        var theirs = await Software.AskAsync("connector.mjs", new { replies = ours });

        Assert.NotEmpty(ours);
        Assert.All(ours.Zip(theirs.EnumerateArray()), pair =>
        {
            Assert.Equal((string?)pair.First["path"], pair.Second.GetProperty("path").GetString());
            Assert.True(JsonNode.DeepEquals(pair.First["body"], JsonNode.Parse(pair.Second.GetProperty("body").GetRawText())), $"{pair.First["body"]}\n{pair.Second}");
        });
    }

    [Fact]
    public async Task The_sdks_validator_and_adapter_accept_and_refuse_the_tokens_that_we_do()
    {
        // Its clock is the real one.
        var now = TimeProvider.System.GetUtcNow();
        (string Token, string Service, string Channel)[] cases =
        [
            (BotIdentity.Token(now, BotConnectorCase.Service), BotConnectorCase.Service, "msteams"),
            (BotIdentity.Token(now, BotConnectorCase.Service), BotConnectorCase.Service, "webchat"),
            (BotIdentity.Token(now, BotConnectorCase.Service), "https://elsewhere.test/", "msteams"),
            (BotIdentity.Token(now, null), BotConnectorCase.Service, "msteams"),
            (BotIdentity.Token(now, BotConnectorCase.Service), BotConnectorCase.Service, "line"),
            (BotIdentity.Token(now, BotConnectorCase.Service, issuer: "https://elsewhere.test"), BotConnectorCase.Service, "msteams"),
            (BotIdentity.Token(now, BotConnectorCase.Service, audience: "another-app"), BotConnectorCase.Service, "msteams"),
            (BotIdentity.Token(now.AddHours(-1), BotConnectorCase.Service), BotConnectorCase.Service, "msteams"),
            (BotIdentity.Token(now.AddHours(1), BotConnectorCase.Service), BotConnectorCase.Service, "msteams"),
            (BotIdentity.Token(now, BotConnectorCase.Service, keyId: "nobody's-key"), BotConnectorCase.Service, "msteams"),
            (BotIdentity.Token(now, BotConnectorCase.Service, second: true), BotConnectorCase.Service, "msteams"),
        ];
        using var identity = new BotIdentity();
        var theirs = await Software.AskAsync("connector.mjs", new
        {
            appId = BotIdentity.AppId,
            keys = JsonNode.Parse(identity.Answer(new("https://login.test/keys"))!)!["keys"],
            tokens = cases.Select(one => new { token = one.Token, activity = Said(one.Service, one.Channel) }),
        });

        var ours = new List<bool>();
        foreach (var one in cases)
        {
            var request = new InboundRequest("POST", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = $"Bearer {one.Token}" }, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(Said(one.Service, one.Channel).ToJsonString()));
            ours.Add(await Connector.Meeting(new FakeVendor(_ => Connector.Took), TimeProvider.System).ReadAsync(request, Ct) is not Receipt.Refused);
        }

        Assert.Contains(true, ours);
        Assert.Equal(Accepted(theirs.GetProperty("accepted")), ours);
        Assert.Equal(Accepted(theirs.GetProperty("met")), ours);
    }

    static IEnumerable<bool> Accepted(JsonElement answers) => answers.EnumerateArray().Select(answer => answer.ValueKind is JsonValueKind.True);

    /// <summary>The service's own address may have a path.</summary>
    static string Below(string address) => address[address.IndexOf("/v3/", StringComparison.Ordinal)..];

    static JsonObject Said(string service, string channel) => new()
    {
        ["type"] = "message",
        ["id"] = "1795392000001",
        ["channelId"] = channel,
        ["serviceUrl"] = service,
        ["from"] = new JsonObject { ["id"] = "29:1bXZ" },
        ["recipient"] = new JsonObject { ["id"] = "28:5f3c8a52" },
        ["conversation"] = new JsonObject { ["id"] = "a:1pL6" },
        ["text"] = "여권 재발급",
    };
}
