using System.Security.Cryptography;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.BotConnector;
using InquiryBot.Integrations.KakaoTalk;
using InquiryBot.Integrations.Line;
using InquiryBot.Integrations.Telegram;
using InquiryBot.Integrations.WhatsApp;
using InquiryBot.Integrations.Wire;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

/// <summary>The channels under contract, for promises that are about all of them: one line each.</summary>
static class ChannelCases
{
    public static IReadOnlyList<ChannelCase> All { get; } = [new TelegramCase(), new LineCase(), new KakaoTalkCase(), new BotConnectorCase(), new WhatsAppCase()];
}

public sealed class TelegramContract() : ChannelContract(new TelegramCase());

public sealed class LineContract() : ChannelContract(new LineCase());

public sealed class KakaoTalkContract() : ChannelContract(new KakaoTalkCase());

public sealed class BotConnectorContract() : ChannelContract(new BotConnectorCase());

public sealed class WhatsAppContract() : ChannelContract(new WhatsAppCase());

sealed class TelegramCase : ChannelCase
{
    const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    const string Secret = "a-secret-of-the-webhook";

    public override string Folder => "Telegram";
    public override IReadOnlyList<string> Secrets => [Token, Secret];
    public override bool SignsBody => false;
    public override string Chat => "7005021";
    public override string Took => """{"ok":true,"result":{"message_id":365}}""";
    public override (int Status, string Body)? Blocked => (403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""");
    public override (int Status, string Body, int? Header, int Seconds) Busy => (429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}""", null, 7);

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new TelegramChannel(new() { Token = Token, SecretToken = Secret }, http);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("X-Telegram-Bot-Api-Secret-Token", Secret));
}

sealed class LineCase : ChannelCase
{
    const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    const string Token = "an-access-token-of-the-channel";

    public override string Folder => "Line";
    public override IReadOnlyList<string> Secrets => [Secret, Token];
    public override bool SignsBody => true;
    public override string Chat => "U4af4980629e3c1b5d7f2a6c9e0b1d2f3a";
    public override string Memo => "9999999999999 nHuyWiB7yP5Zw52FIkcQobQuGDXCTA";
    public override string Took => """{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b"}]}""";
    public override (int Status, string Body)? Blocked => null;

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new LineChannel(new() { ChannelSecret = Secret, AccessToken = Token }, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("X-Line-Signature", Convert.ToBase64String(HMACSHA256.HashData(Bytes(Secret), body))));
}

sealed class KakaoTalkCase : ChannelCase
{
    const string Secret = "a-secret-of-the-skill-server";

    public override string Folder => "KakaoTalk";
    public override IReadOnlyList<string> Secrets => [Secret];
    public override bool SignsBody => false;
    public override bool SendsOnce => true;
    public override string Chat => "f8a1b2c3d4e5f60718293a4b5c6d7e8f9a";
    public override string Memo => "9999999999999 https://bot-api.kakao.com/v1/bots/1/callback/abc";
    public override string Took => """{"taskId":"t","status":"SUCCESS","message":"ok","timestamp":1795392000}""";
    public override (int Status, string Body)? Blocked => null;

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new KakaoTalkChannel(new() { Secret = Secret }, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("X-Skill-Secret", Secret));
}

sealed class BotConnectorCase : ChannelCase
{
    public const string Service = "https://smba.trafficmanager.net/kr/";
    public const string Password = "a-client-secret-of-the-app";

    public static BotConnectorSettings Settings { get; } = new() { AppId = BotIdentity.AppId, Password = Password };

    public override string Folder => "BotConnector";
    public override IReadOnlyList<string> Secrets => [Password, "our-token"];
    public override bool SignsBody => false;
    public override bool SignsTime => true;
    public override string Chat => "msteams a:1pL6|livechat";
    public override string Memo => $$"""{"service":"{{Service}}","channel":"msteams","conversation":"a:1pL6|livechat","botId":"28:5f3c8a52","botName":"경기도 민원","citizenId":"29:1bXZ","citizenName":"김하나","heard":"1795392000001","inResponse":false,"vouched":true}""";
    public override string Took => """{"id":"1795392000099"}""";
    public override (int Status, string Body)? Blocked => (403, """{"error":{"code":"ConversationBlockedByUser","message":"User blocked the conversation with the bot."}}""");

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new BotConnectorChannel(Settings, http, clock, new VendorHttp(new BotIdentity(), clock));

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("Authorization", $"Bearer {BotIdentity.Token(now, Service)}"));
}

sealed class WhatsAppCase : ChannelCase
{
    const string AppSecret = "5f4dcc3b5aa765d61d8327deb882cf99";
    const string Token = "EAAJB-a-token-of-the-system-user";

    public static WhatsAppSettings Settings { get; } = new()
    {
        AccessToken = Token,
        AppSecret = AppSecret,
        VerifyToken = "a-verify-token-of-ours",
        PhoneNumberId = "106540352242922",
        Templates = new Dictionary<string, string> { ["ko"] = "write_again", ["zh"] = "write_again:zh_CN" },
    };

    public override string Folder => "WhatsApp";
    public override IReadOnlyList<string> Secrets => [AppSecret, Token];
    public override bool SignsBody => true;
    public override string Chat => "KR.1502576394655843";
    public override string Memo => "wamid.HBgLODIxMDEyMzQ1Njc4FQIAEhgU 821012345678";
    public override string Took => """{"messaging_product":"whatsapp","contacts":[{"input":"821012345678","wa_id":"821012345678"}],"messages":[{"id":"wamid.HBgLODIx","message_status":"accepted"}]}""";
    public override (int Status, string Body)? Blocked => null;
    public override (int Status, string Body, int? Header, int Seconds) Busy => (400, """{"error":{"message":"(#131056) Pair rate limit hit","type":"OAuthException","code":131056}}""", null, 6);

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new WhatsAppChannel(Settings, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(AppSecret), body))));
}
