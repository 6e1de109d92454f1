using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.BotConnector;
using InquiryBot.Integrations.Instagram;
using InquiryBot.Integrations.KakaoTalk;
using InquiryBot.Integrations.Line;
using InquiryBot.Integrations.Messenger;
using InquiryBot.Integrations.NaverTalkTalk;
using InquiryBot.Integrations.Telegram;
using InquiryBot.Integrations.Viber;
using InquiryBot.Integrations.WeChat;
using InquiryBot.Integrations.WhatsApp;
using InquiryBot.Integrations.Wire;
using InquiryBot.Integrations.X;
using InquiryBot.Integrations.Zalo;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

/// <summary>The channels under contract, for promises that are about all of them: one line each.</summary>
static class ChannelCases
{
    public static IReadOnlyList<ChannelCase> All { get; } = [new TelegramCase(), new LineCase(), new KakaoTalkCase(), new MessengerCase(), new InstagramCase(), new XCase(), new WeChatCase(), new NaverTalkTalkCase(), new ViberCase(), new ZaloCase(), new BotConnectorCase(), new WhatsAppCase()];
}

public sealed class TelegramContract() : ChannelContract(new TelegramCase());

public sealed class LineContract() : ChannelContract(new LineCase());

public sealed class KakaoTalkContract() : ChannelContract(new KakaoTalkCase());

public sealed class MessengerContract() : ChannelContract(new MessengerCase());

public sealed class InstagramContract() : ChannelContract(new InstagramCase());

public sealed class XContract() : ChannelContract(new XCase());

public sealed class WeChatContract() : ChannelContract(new WeChatCase());

public sealed class NaverTalkTalkContract() : ChannelContract(new NaverTalkTalkCase());

public sealed class ViberContract() : ChannelContract(new ViberCase());

public sealed class ZaloContract() : ChannelContract(new ZaloCase());

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

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new XChannel(Settings, http, new VendorFiles(http), clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("x-twitter-webhooks-signature", SignatureOf(body, ConsumerSecret)));

    public static XSettings Settings { get; } = new() { ConsumerKey = Key, ConsumerSecret = ConsumerSecret, AccessToken = Token, AccessTokenSecret = TokenSecret };

    public static string SignatureOf(byte[] body, string secret) => "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Bytes(secret), body));
}

/// <summary>The key, the token and the account of the vendor's own sample. Pairs hold a message as JSON; it travels as the vendor's XML, encrypted.</summary>
sealed class WeChatCase : ChannelCase
{
    public const string Token = "QDG6eK";
    public const string AesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    public const string AppId = "wx5823bf96d3bd56c7";
    public const string AppSecret = "an-app-secret-of-the-account";
    const string Granted = "an-access-token-of-two-hours";

    static byte[] Key => Convert.FromBase64String(AesKey + "=");

    public override string Folder => "WeChat";
    public override IReadOnlyList<string> Secrets => [AesKey, AppSecret, Granted];
    public override bool SignsBody => true;
    public override bool SignsTime => true;
    public override string Chat => "oGd-45Tn7Uo_Cw1Pcm2tZ8b6YkXs";
    public override string Memo => "gh_5d8f0c1b2a3e";
    public override string Took => $$"""{"errcode":0,"errmsg":"ok","access_token":"{{Granted}}","expires_in":7200}""";
    public override (int Status, string Body)? Blocked => (200, $$"""{"errcode":43004,"errmsg":"require subscribe","access_token":"{{Granted}}","expires_in":7200}""");

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new WeChatChannel(new() { Token = Token, EncodingAesKey = AesKey, AppId = AppId, AppSecret = AppSecret }, http, new VendorFiles(http), clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now)
    {
        var (timestamp, encrypted) = (now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Seal(Xml(body)));
        return Post(Bytes($"<xml><ToUserName><![CDATA[{Memo}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>")) with
        {
            Query = new Dictionary<string, string>
            {
                ["signature"] = Sha1(Token, timestamp, "1372623149"),
                ["timestamp"] = timestamp,
                ["nonce"] = "1372623149",
                ["encrypt_type"] = "aes",
                ["msg_signature"] = Sha1(Token, timestamp, "1372623149", encrypted),
            },
        };
    }

    public static string Seal(byte[] xml)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, xml.Length);
        byte[] plain = [.. Bytes("0123456789abcdef"), .. size, .. xml, .. Bytes(AppId)];
        var padding = 32 - plain.Length % 32;
        byte[] whole = [.. plain, .. Enumerable.Repeat((byte)padding, padding)];
        using var aes = Aes.Create();
        aes.Key = Key;
        return Convert.ToBase64String(aes.EncryptCbc(whole, Key[..16], PaddingMode.None));
    }

    /// <summary>What an encrypted answer says, when its signature is good.</summary>
    public static XElement Open(string answer)
    {
        var outer = XElement.Parse(answer);
        var encrypted = outer.Element("Encrypt")!.Value;
        Assert.Equal(Sha1(Token, outer.Element("TimeStamp")!.Value, outer.Element("Nonce")!.Value, encrypted), outer.Element("MsgSignature")!.Value);
        using var aes = Aes.Create();
        aes.Key = Key;
        var plain = aes.DecryptCbc(Convert.FromBase64String(encrypted), Key[..16], PaddingMode.None);
        var size = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16));
        Assert.Equal(AppId, System.Text.Encoding.UTF8.GetString(plain[(20 + size)..^plain[^1]]));
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain.AsSpan(20, size)));
    }

    [SuppressMessage("Security", "CA5350", Justification = "What the vendor signs with, from its own side.")]
    public static string Sha1(params string[] parts) => Convert.ToHexStringLower(SHA1.HashData(Bytes(string.Concat(parts.Order(StringComparer.Ordinal)))));

    /// <summary>What is no message goes as it is.</summary>
    static byte[] Xml(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject message ? Bytes(Element("xml", message).ToString(SaveOptions.DisableFormatting)) : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }

    static XElement Element(string name, JsonNode? value) => value is JsonObject json ? new(name, json.Select(member => Element(member.Key, member.Value))) : new(name, value?.ToString());
}

sealed class NaverTalkTalkCase : ChannelCase
{
    const string Secret = "a-secret-of-the-webhooks-address";
    const string Key = "ct_wc8b1i_Pb1AXDQ0RZWuCccpzdNL";

    public override string Folder => "NaverTalkTalk";
    public override IReadOnlyList<string> Secrets => [Secret, Key];
    public override bool SignsBody => false;
    public override string Chat => "al-2eGuGr5WQOnco1_V-FQ";
    public override string Took => """{"success":true,"resultCode":"00"}""";
    public override (int Status, string Body)? Blocked => null;

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new NaverTalkTalkChannel(new() { Authorization = Key, Secret = Secret }, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body) with { Query = new Dictionary<string, string> { ["key"] = Secret }, Caller = "211.249.40.5" };
}

sealed class ViberCase : ChannelCase
{
    const string Token = "445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9";

    public override string Folder => "Viber";
    public override IReadOnlyList<string> Secrets => [Token];
    public override bool SignsBody => true;
    public override string Chat => "01234567890A=";
    public override string Took => """{"status":0,"status_message":"ok","message_token":5741311803571721087}""";
    public override (int Status, string Body)? Blocked => (200, """{"status":6,"status_message":"receiver is not subscribed"}""");

    public override IChannel Make(VendorHttp http, TimeProvider clock) => new ViberChannel(new() { Token = Token, SenderName = "경기도 민원" }, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("X-Viber-Content-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(Token), body))));
}

sealed class ZaloCase : ChannelCase
{
    public const string Key = "an-oa-secret-key";
    public const string App = "360846524940903967";
    const string Refresh = "a-refresh-token-of-one-use";
    const string Access = "an-access-token-of-a-day";

    /// <summary>Tokens that were kept before, so that none is fetched; their first is told by its hash.</summary>
    static readonly string TokenFile = Kept();

    public override string Folder => "Zalo";
    public override IReadOnlyList<string> Secrets => [Key, Refresh, Access];
    public override bool SignsBody => true;
    public override string Chat => "246845883529197922";
    public override string Took => """{"error":0,"message":"Success","data":{"message_id":"b6daca05f8a1","user_id":"246845883529197922"}}""";
    public override (int Status, string Body)? Blocked => (200, """{"error":-213,"message":"User has not followed OA"}""");

    public override IChannel Make(VendorHttp http, TimeProvider clock) =>
        new ZaloChannel(new() { OaSecretKey = Key, AppId = App, AppSecret = "an-app-secret", RefreshToken = Refresh, TokenFile = TokenFile }, http, clock);

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) =>
        Post(body, ("X-ZEvent-Signature", "mac=" + Convert.ToHexStringLower(SHA256.HashData([.. Bytes(App), .. body, .. Bytes(Timestamp(body) + Key)]))));

    static string Timestamp(byte[] body)
    {
        try
        {
            return (JsonNode.Parse(body) as JsonObject)?["timestamp"]?.ToString() ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    static string Kept()
    {
        var file = Path.Combine(Path.GetTempPath(), $"inquirybot-tests-zalo-{Environment.ProcessId}.json");
        var first = Convert.ToHexStringLower(SHA256.HashData(Bytes(Refresh)).AsSpan(0, 8));
        File.WriteAllText(file, $$"""{"first":"{{first}}","access_token":"{{Access}}","refresh_token":"{{Refresh}}","until":"2099-01-01T00:00:00+00:00"}""");
        return file;
    }
}

/// <param name="service">Where the connector is.</param>
sealed class BotConnectorCase(string service = BotConnectorCase.Service) : ChannelCase
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

    public override InboundRequest Sign(byte[] body, DateTimeOffset now) => Post(body, ("Authorization", $"Bearer {BotIdentity.Token(now, service)}"));
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
