using System.Globalization;
using System.Text.Json.Nodes;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Integrations;
using Microsoft.AspNetCore.Http;

namespace InquiryBot.Tests.Channels.Trial;

/// <summary>What a citizen says, as it goes into his vendor's captured message.</summary>
/// <param name="Number">Of this message alone, among all of the trial.</param>
sealed record Spoken(string Chat, long Number, string Words, DateTimeOffset At);

/// <summary>A request of ours to a vendor.</summary>
sealed record Call(string Path, IHeaderDictionary Headers, JsonNode Body);

/// <summary>A message among our requests, and to whom.</summary>
/// <param name="Key">What the vendor takes once: a key of ours by which it knows a repetition, or a token of its own that is used up.</param>
sealed record Told(string? Chat, string? Key = null)
{
    /// <summary>The key is ours, so that a repetition is known as one and nothing comes twice.</summary>
    public bool Idempotent { get; init; }
}

/// <summary>A vendor as the trial plays it: the same cases and captured messages as under the contract, and where to find the chat in them.</summary>
/// <param name="Settings">The section's settings besides the addresses of the vendor.</param>
/// <param name="Servers">Settings that are an address of the vendor, with what follows it.</param>
/// <param name="Chat">A citizen's address by his number.</param>
/// <param name="Say">Puts a citizen's words into the vendor's captured message.</param>
/// <param name="Hear">Whether a request of ours is a message; null: it is none.</param>
sealed record TrialChannel(
    ChannelCase Case, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Servers, Func<int, string> Chat, Action<JsonNode, Spoken> Say, Func<Call, Told?> Hear)
{
    readonly string _message = ChannelPairs.Read(Case.Folder, "text", "request");

    public string Id { get; } = Case.Alone().Id;

    /// <summary>A chat as our own ids are made of it.</summary>
    public Func<string, string> Address { get; init; } = chat => chat;

    /// <summary>It sends again what was not acknowledged, under the same id.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>What it answers to what is no message of ours.</summary>
    public string Other { get; init; } = Case.Took;

    /// <summary>The words in the response to its own request; null where there are never any.</summary>
    public Func<string, string>? Answered { get; init; }

    /// <summary>Late replies wait for the citizen, so that he has to write again.</summary>
    public bool WaitsForCitizen { get; init; }

    public InboundRequest Write(Spoken spoken)
    {
        var message = JsonNode.Parse(_message)!;
        Say(message, spoken);
        return Case.Sign(ChannelCase.Bytes(message.ToJsonString()), spoken.At);
    }

    /// <summary>The settings of the program, with this vendor at an address of ours.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment(Uri vendor) =>
    [
        .. Settings.Select(setting => KeyValuePair.Create($"Channels__{Case.Folder}__{setting.Key}", setting.Value)),
        .. Servers.Select(server => KeyValuePair.Create($"Channels__{Case.Folder}__{server.Key}", $"{vendor}{Id}{server.Value}")),
    ];
}

/// <summary>Every channel of a vendor.</summary>
static class TrialChannels
{
    static readonly Dictionary<string, string> Server = new() { ["Server"] = "" };

    /// <param name="vendor">Where all of them are played.</param>
    public static IReadOnlyList<TrialChannel> All(Uri vendor) =>
    [
        Telegram(), Line(), KakaoTalk(), Meta(new MessengerCase(), "PageId", "104857600123456"), Meta(new InstagramCase(), "AccountId", "17841400008460056"),
        X(), WeChat(), NaverTalkTalk(), Viber(), Zalo(), BotConnector(vendor), WhatsApp(),
    ];

    static TrialChannel Telegram()
    {
        var channel = new TelegramCase();
        return new(channel, new Dictionary<string, string> { ["Token"] = channel.Secrets[0], ["SecretToken"] = channel.Secrets[1] }, Server, citizen => Numbered(7_000_000, citizen), (update, spoken) =>
        {
            update["update_id"] = spoken.Number;
            update["message"]!["message_id"] = spoken.Number;
            update["message"]!["date"] = spoken.At.ToUnixTimeSeconds();
            update["message"]!["text"] = spoken.Words;
            foreach (var place in new[] { "chat", "from" }) update["message"]![place]!["id"] = long.Parse(spoken.Chat, CultureInfo.InvariantCulture);
        }, call => call.Path.EndsWith("/sendMessage", StringComparison.Ordinal) ? new((string?)call.Body["chat_id"]?.ToString()) : null);
    }

    /// <summary>A reply token is used up by the first message; a push, which is all there is without one, takes a retry key of ours.</summary>
    static TrialChannel Line()
    {
        var channel = new LineCase();
        return new(channel, new Dictionary<string, string> { ["ChannelSecret"] = channel.Secrets[0], ["AccessToken"] = channel.Secrets[1] }, Server, citizen => $"U{citizen:x32}", (webhook, spoken) =>
        {
            var one = webhook["events"]![0]!;
            one["timestamp"] = spoken.At.ToUnixTimeMilliseconds();
            one["source"]!["userId"] = spoken.Chat;
            one["webhookEventId"] = $"01TRIAL{spoken.Number}";
            one["replyToken"] = spoken.Number % 2 == 0 ? null : $"{spoken.Chat}.{spoken.Number}";
            one["message"]!["text"] = spoken.Words;
        }, call => call.Path switch
        {
            "/v2/bot/message/reply" => new(((string?)call.Body["replyToken"])!.Split('.')[0], (string?)call.Body["replyToken"]),
            "/v2/bot/message/push" => new((string?)call.Body["to"], call.Headers["X-Line-Retry-Key"]) { Idempotent = true },
            _ => null,
        });
    }

    static TrialChannel KakaoTalk()
    {
        var channel = new KakaoTalkCase();
        return new(channel, new Dictionary<string, string> { ["Secret"] = channel.Secrets[0] }, new Dictionary<string, string>(), citizen => $"kakao{citizen}", (payload, spoken) =>
        {
            payload["userRequest"]!["utterance"] = spoken.Words;
            payload["userRequest"]!["user"]!["id"] = spoken.Chat;
        }, _ => null)
        { Repeats = false, WaitsForCitizen = true, Answered = body => body };
    }

    static TrialChannel Meta(ChannelCase channel, string account, string id) => new(channel, new Dictionary<string, string>
    {
        ["AppSecret"] = channel.Secrets[0],
        ["AccessToken"] = channel.Secrets[1],
        ["VerifyToken"] = channel.Secrets[2],
        ["AppId"] = "987654321012345",
        [account] = id,
    }, Server, citizen => Numbered(7_400_000_000, citizen), (webhook, spoken) =>
    {
        var one = webhook["entry"]![0]!["messaging"]![0]!;
        one["sender"]!["id"] = spoken.Chat;
        one["timestamp"] = spoken.At.ToUnixTimeMilliseconds();
        one["message"]!["mid"] = $"m_{spoken.Number}";
        one["message"]!["text"] = spoken.Words;
    }, call => call.Body["message"] is null ? null : new((string?)call.Body["recipient"]!["id"]));

    static TrialChannel X()
    {
        var channel = new XCase();
        return new(channel, new Dictionary<string, string>
        {
            ["ConsumerSecret"] = channel.Secrets[0],
            ["ConsumerKey"] = channel.Secrets[1],
            ["AccessToken"] = channel.Secrets[2],
            ["AccessTokenSecret"] = channel.Secrets[3],
            ["MessagesPerQuarter"] = "100000",
        }, Server, citizen => Numbered(2_200_000_000, citizen), (hook, spoken) =>
        {
            var one = hook["data"]!["payload"]!["direct_message_events"]![0]!;
            one["id"] = Numbered(2_080_000_000_000, spoken.Number);
            one["message_create"]!["sender_id"] = spoken.Chat;
            one["message_create"]!["message_data"]!["text"] = spoken.Words;
        }, call => call.Path.Split('/') is ["", "2", "dm_conversations", "with", var citizen, "messages"] ? new(citizen) : null);
    }

    static TrialChannel WeChat() => new(new WeChatCase(), new Dictionary<string, string>
    {
        ["Token"] = WeChatCase.Token,
        ["EncodingAesKey"] = WeChatCase.AesKey,
        ["AppId"] = WeChatCase.AppId,
        ["AppSecret"] = WeChatCase.AppSecret,
    }, Server, citizen => $"oTrial{citizen}", (message, spoken) =>
    {
        message["FromUserName"] = spoken.Chat;
        message["CreateTime"] = spoken.At.ToUnixTimeSeconds();
        message["Content"] = spoken.Words;
        message["MsgId"] = Numbered(24_812_345_000_000_000, spoken.Number);
    }, call => call.Path is "/cgi-bin/message/custom/send" ? new((string?)call.Body["touser"]) : null)
    {
        Answered = body => body is "success" or "" ? "" : (string)WeChatCase.Open(body).Element("Content")!,
    };

    /// <summary>Nobody knows of it that it sends again; there would be no id by which to tell.</summary>
    static TrialChannel NaverTalkTalk()
    {
        var channel = new NaverTalkTalkCase();
        return new(channel, new Dictionary<string, string> { ["Secret"] = channel.Secrets[0], ["Authorization"] = channel.Secrets[1], ["Networks__0"] = "127.0.0.0/8" }, Server, citizen => $"al-{citizen}", (one, spoken) =>
        {
            one["user"] = spoken.Chat;
            one["textContent"]!["text"] = spoken.Words;
        }, call => (string?)call.Body["event"] is "send" ? new((string?)call.Body["user"]) : null)
        { Repeats = false };
    }

    static TrialChannel Viber()
    {
        var channel = new ViberCase();
        return new(channel, new Dictionary<string, string> { ["Token"] = channel.Secrets[0] }, Server, citizen => $"viber{citizen}=", (callback, spoken) =>
        {
            callback["timestamp"] = spoken.At.ToUnixTimeMilliseconds();
            callback["message_token"] = 5_741_311_000_000_000_000 + spoken.Number;
            callback["sender"]!["id"] = spoken.Chat;
            callback["message"]!["text"] = spoken.Words;
        }, call => call.Path is "/pa/send_message" ? new((string?)call.Body["receiver"]) : null);
    }

    static TrialChannel Zalo()
    {
        var channel = new ZaloCase();
        return new(channel, new Dictionary<string, string> { ["OaSecretKey"] = ZaloCase.Key, ["AppId"] = ZaloCase.App, ["AppSecret"] = "an-app-secret", ["RefreshToken"] = channel.Secrets[1] },
            new Dictionary<string, string> { ["Server"] = "", ["TokenServer"] = "" }, citizen => Numbered(246_000_000_000, citizen), (one, spoken) =>
            {
                one["sender"]!["id"] = spoken.Chat;
                one["message"]!["msg_id"] = $"z{spoken.Number}";
                one["message"]!["text"] = spoken.Words;
                one["timestamp"] = Numbered(0, spoken.At.ToUnixTimeMilliseconds());
            }, call => call.Path is "/v3.0/oa/message/cs" ? new((string?)call.Body["recipient"]!["user_id"]) : null)
        {
            Other = """{"error":0,"access_token":"an-access-token-of-a-day","refresh_token":"the-next-refresh-token","expires_in":"90000"}""",
        };
    }

    static TrialChannel BotConnector(Uri vendor) => new(new BotConnectorCase($"{vendor}botconnector"), new Dictionary<string, string> { ["AppId"] = BotIdentity.AppId, ["Password"] = BotConnectorCase.Password },
        new Dictionary<string, string> { ["LoginServer"] = "", ["OpenIdMetadata"] = "/v1/.well-known/openidconfiguration" }, citizen => $"a:{citizen}", (activity, spoken) =>
        {
            activity["id"] = Numbered(1_795_392_000_000, spoken.Number);
            activity["serviceUrl"] = $"{vendor}botconnector";
            activity["conversation"]!["id"] = spoken.Chat;
            activity["from"]!["id"] = $"29:{spoken.Chat}";
            activity["text"] = spoken.Words;
        }, call => (string?)call.Body["type"] is "message" ? new((string?)call.Body["conversation"]!["id"]) : null)
    { Address = chat => $"msteams {chat}" };

    static TrialChannel WhatsApp() => new(new WhatsAppCase(), new Dictionary<string, string>
    {
        ["AccessToken"] = WhatsAppCase.Settings.AccessToken!,
        ["AppSecret"] = WhatsAppCase.Settings.AppSecret!,
        ["VerifyToken"] = WhatsAppCase.Settings.VerifyToken!,
        ["PhoneNumberId"] = WhatsAppCase.Settings.PhoneNumberId!,
    }, Server, citizen => $"KR.{Numbered(821_000_000_000, citizen)}", (webhook, spoken) =>
    {
        var (value, number) = (webhook["entry"]![0]!["changes"]![0]!["value"]!, spoken.Chat["KR.".Length..]);
        value["contacts"]![0]!["wa_id"] = number;
        value["contacts"]![0]!["user_id"] = spoken.Chat;
        value["messages"]![0]!["from"] = number;
        value["messages"]![0]!["id"] = $"wamid.{spoken.Number}";
        value["messages"]![0]!["timestamp"] = Numbered(0, spoken.At.ToUnixTimeSeconds());
        value["messages"]![0]!["text"]!["body"] = spoken.Words;
    }, call => call.Body["type"] is null ? null : new($"KR.{call.Body["to"]}"));

    static string Numbered(long from, long number) => (from + number).ToString(CultureInfo.InvariantCulture);
}
