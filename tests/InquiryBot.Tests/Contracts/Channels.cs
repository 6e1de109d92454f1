using System.Security.Cryptography;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Instagram;
using InquiryBot.Integrations.KakaoTalk;
using InquiryBot.Integrations.Line;
using InquiryBot.Integrations.Messenger;
using InquiryBot.Integrations.Telegram;
using InquiryBot.Integrations.Wire;
using InquiryBot.Integrations.X;

namespace InquiryBot.Tests.Contracts;

/// <summary>The channels under contract, for promises that are about all of them: one line each.</summary>
static class ChannelCases
{
    public static IReadOnlyList<ChannelCase> All { get; } = [new TelegramCase(), new LineCase(), new KakaoTalkCase(), new MessengerCase(), new InstagramCase(), new XCase()];
}

public sealed class TelegramContract() : ChannelContract(new TelegramCase());

public sealed class LineContract() : ChannelContract(new LineCase());

public sealed class KakaoTalkContract() : ChannelContract(new KakaoTalkCase());

public sealed class MessengerContract() : ChannelContract(new MessengerCase());

public sealed class InstagramContract() : ChannelContract(new InstagramCase());

public sealed class XContract() : ChannelContract(new XCase());

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

sealed class MessengerCase : ChannelCase
{
    const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    const string Token = "EAAJjmJRfakePageAccessTokenMessenger";
    const string Verify = "a-token-that-we-made-up";

    public override string Folder => "Messenger";
    public override IReadOnlyList<string> Secrets => [Secret, Token, Verify];
    public override bool SignsBody => true;
    public override string Chat => "7415926535897932";
    public override string Took => """{"recipient_id":"7415926535897932","message_id":"m_Out0001"}""";
    public override (int Status, string Body)? Blocked => (400, """{"error":{"message":"(#551) This person isn't available right now.","type":"OAuthException","code":551,"error_subcode":1545041,"fbtrace_id":"A"}}""");

    public override IChannel Make(VendorHttp http, TimeProvider clock) => Make(http, clock, humanAgent: false);

    public static IChannel Make(VendorHttp http, TimeProvider clock, bool humanAgent) =>
        new MessengerChannel(new() { AccessToken = Token, AppSecret = Secret, AppId = 987654321012345, PageId = "104857600123456", VerifyToken = Verify, HumanAgent = humanAgent }, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(Secret), body))));

    public static InboundRequest Challenge(string token) => new("GET", new Dictionary<string, string>(), new Dictionary<string, string> { ["hub.mode"] = "subscribe", ["hub.verify_token"] = token, ["hub.challenge"] = "1158201444" }, Array.Empty<byte>());
}

sealed class InstagramCase : ChannelCase
{
    const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    const string Token = "EAAJjmJRfakePageAccessTokenInstagram";
    const string Verify = "a-token-that-we-made-up";

    public override string Folder => "Instagram";
    public override IReadOnlyList<string> Secrets => [Secret, Token, Verify];
    public override bool SignsBody => true;
    public override string Chat => "1254459154682919";
    public override string Took => """{"recipient_id":"1254459154682919","message_id":"aWdfOut"}""";
    public override (int Status, string Body)? Blocked => (400, """{"error":{"message":"(#551) This person isn't available right now.","type":"OAuthException","code":551,"error_subcode":1545041,"fbtrace_id":"A"}}""");

    public override IChannel Make(VendorHttp http, TimeProvider clock) => Make(http, clock, humanAgent: false);

    public static IChannel Make(VendorHttp http, TimeProvider clock, bool humanAgent) =>
        new InstagramChannel(new() { AccessToken = Token, AppSecret = Secret, AppId = 987654321012345, AccountId = "17841400008460056", VerifyToken = Verify, HumanAgent = humanAgent }, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(Secret), body))));

    public static InboundRequest Challenge(string token) => new("GET", new Dictionary<string, string>(), new Dictionary<string, string> { ["hub.mode"] = "subscribe", ["hub.verify_token"] = token, ["hub.challenge"] = "1158201444" }, Array.Empty<byte>());
}

sealed class XCase : ChannelCase
{
    public const string Account = "1111111111111111111";
    public const string ConsumerSecret = "a-consumer-secret-of-the-app";
    public const string ClientSecret = "a-client-secret-of-the-app";

    const string Key = "a-consumer-key-of-the-app";
    const string Token = Account + "-an-access-token-of-the-account";
    const string TokenSecret = "a-token-secret-of-the-account";

    public override string Folder => "X";
    public override IReadOnlyList<string> Secrets => [ConsumerSecret, Key, Token, TokenSecret];
    public override bool SignsBody => true;
    public override string Chat => "2222222222222222222";
    public override string Took => """{"data":{"dm_conversation_id":"1111111111111111111-2222222222222222222","dm_event_id":"2080765901528535099"}}""";
    public override (int Status, string Body)? Blocked => (403, """{"detail":"You do not have permission to DM one or more participants.","status":403,"title":"Forbidden","type":"about:blank"}""");

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new XChannel(Settings, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("x-twitter-webhooks-signature", SignatureOf(body, ConsumerSecret)));

    public static XSettings Settings { get; } = new() { ConsumerKey = Key, ConsumerSecret = ConsumerSecret, AccessToken = Token, AccessTokenSecret = TokenSecret };

    public static string SignatureOf(byte[] body, string secret) => "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Bytes(secret), body));
}
