using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

namespace InquiryBot.Commands.Benches;

/// <summary>One text message of each vendor that calls us, signed as it signs.</summary>
internal static class WebhookSamples
{
    const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    const string Words = "여권을 다시 만들려면 어디로 가야 하나요? 사진은 몇 장 필요한가요?";
    const string AppId = "5f3c8a52-0c1d-4e2f-9a3b-7d6e5f4a3b2c";
    const string Service = "https://smba.trafficmanager.net/kr/";
    const string WeChatApp = "wx5823bf96d3bd56c7";
    const string WeChatKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    const string WeChatToken = "QDG6eK";
    const string ZaloApp = "360846524940903967";

    /// <param name="http">Leads to the keys and nowhere else.</param>
    public static IEnumerable<(IChannel Channel, Func<long, InboundRequest> Make)> All(VendorHttp http, BenchKeys keys)
    {
        var clock = TimeProvider.System;
        using var files = new PublicFiles(clock);
        yield return (new TelegramChannel(new() { Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", SecretToken = Secret }, http), Telegram);
        yield return (new LineChannel(new() { ChannelSecret = Secret, AccessToken = "token" }, http, clock), Line);
        yield return (new KakaoTalkChannel(new() { Secret = Secret }, http, clock), KakaoTalk);
        yield return (new MessengerChannel(new() { AppSecret = Secret, AccessToken = "token", PageId = "104857600123456", AppId = 987654321012345, VerifyToken = Secret }, http, clock), number => Meta("page", "104857600123456", number));
        yield return (new InstagramChannel(new() { AppSecret = Secret, AccessToken = "token", AccountId = "17841400008460056", AppId = 987654321012345, VerifyToken = Secret }, http, clock), number => Meta("instagram", "17841400008460056", number));
        yield return (new WhatsAppChannel(new() { AppSecret = Secret, AccessToken = "token", PhoneNumberId = "106540352242922", VerifyToken = Secret }, http, clock), WhatsApp);
        yield return (new XChannel(new() { ConsumerKey = Secret, ConsumerSecret = Secret, AccessToken = $"1111111111111111111-{Secret}", AccessTokenSecret = Secret }, http, files, clock), X);
        yield return (new WeChatChannel(new() { Token = WeChatToken, EncodingAesKey = WeChatKey, AppId = WeChatApp, AppSecret = Secret }, http, files, clock), WeChat);
        yield return (new NaverTalkTalkChannel(new() { Secret = Secret, Authorization = Secret }, http, clock), NaverTalkTalk);
        yield return (new ViberChannel(new() { Token = Secret }, http, clock), Viber);
        yield return (new ZaloChannel(new() { OaSecretKey = Secret, AppId = ZaloApp, AppSecret = Secret, RefreshToken = Secret }, http, clock), Zalo);
        yield return (new BotConnectorChannel(new() { AppId = AppId, Password = Secret, OpenIdMetadata = BenchKeys.Metadata, Issuer = BenchKeys.Issuer }, http, clock), number => BotConnector(number, keys));
    }

    static InboundRequest Telegram(long number) => Post($$$"""
        {"update_id":{{{870120001 + number}}},"message":{"message_id":{{{number}}},"from":{"id":7005021,"is_bot":false,"first_name":"Nigora","language_code":"uz"},
        "chat":{"id":7005021,"first_name":"Nigora","type":"private"},"date":1795392000,"text":"{{{Words}}}"}}
        """, _ => ("X-Telegram-Bot-Api-Secret-Token", Secret));

    static InboundRequest Line(long number) => Post($$$"""
        {"destination":"Uf7a1c0d2e3b4a5968778695a4b3c2d1e","events":[{"mode":"active","timestamp":{{{Now}}},"source":{"type":"user","userId":"U4af4980629e3c1b5d7f2a6c9e0b1d2f3a"},
        "webhookEventId":"01HF3V8J2Q7Z6N4M{{{number:0000000000}}}","deliveryContext":{"isRedelivery":false},"type":"message","replyToken":"nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
        "message":{"id":"{{{468789577898262530 + number}}}","type":"text","quoteToken":"q3Plxr4AgKd","text":"{{{Words}}}"}}]}
        """, body => ("X-Line-Signature", Convert.ToBase64String(Hmac(body))));

    static InboundRequest KakaoTalk(long number) => Post($$$"""
        {"intent":{"id":"5f8e7d6c","name":"폴백 블록"},"userRequest":{"timezone":"Asia/Seoul","block":{"id":"5f8e7d6c1","name":"폴백 블록"},"utterance":"{{{Words}}}","lang":"ko",
        "user":{"id":"f8a1b2c3d4e5f6{{{number}}}","type":"botUserKey","properties":{"isFriend":true} } },"contexts":[],"bot":{"id":"5f","name":"경기도 민원"},"action":{"id":"a1","name":"skill","params":{} } }
        """, _ => ("X-Skill-Secret", Secret));

    static InboundRequest Meta(string kind, string account, long number) => Post($$$"""
        {"object":"{{{kind}}}","entry":[{"id":"{{{account}}}","time":1795392000123,"messaging":[{"sender":{"id":"7415926535897932"},"recipient":{"id":"{{{account}}}"},
        "timestamp":{{{Now}}},"message":{"mid":"m_{{{number}}}","text":"{{{Words}}}"}}]}]}
        """, OfMeta);

    static InboundRequest WhatsApp(long number) => Post($$$"""
        {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"82312345678","phone_number_id":"106540352242922"},
        "contacts":[{"profile":{"name":"김하나"},"wa_id":"821012345678","user_id":"KR.1502576394655843"}],
        "messages":[{"from":"821012345678","id":"wamid.{{{number}}}","timestamp":"{{{Now / 1000}}}","type":"text","text":{"body":"{{{Words}}}"}}]}}]}]}
        """, OfMeta);

    static InboundRequest X(long number) => Post($$$"""
        {"data":{"filter":{"user_id":"1111111111111111111"},"event_type":"dm.received","payload":{"direct_message_events":[{"type":"message_create","id":"{{{2080765901528535096 + number}}}",
        "message_create":{"target":{"recipient_id":"1111111111111111111"},"sender_id":"2222222222222222222","message_data":{"text":"{{{Words}}}","entities":{"urls":[]} } } }],
        "users":{"2222222222222222222":{"data":{"id":"2222222222222222222","name":"김민수","username":"OtherUser"} } } } }}
        """, body => ("x-twitter-webhooks-signature", "sha256=" + Convert.ToBase64String(Hmac(body))));

    static InboundRequest NaverTalkTalk(long number) => Post($$$"""
        {"event":"send","user":"al-2eGuGr5WQOnco1_{{{number}}}","options":{"mobile":true},"textContent":{"text":"{{{Words}}}","inputType":"typing"}}
        """, _ => ("Accept", "*/*")) with { Query = new Dictionary<string, string> { ["key"] = Secret }, Caller = "211.249.40.5" };

    static InboundRequest Viber(long number) => Post($$$"""
        {"event":"message","timestamp":{{{Now}}},"message_token":{{{5741311803571721001 + number}}},"sender":{"id":"01234567890A=","name":"Ganbaatar","language":"mn"},"message":{"type":"text","text":"{{{Words}}}"}}
        """, body => ("X-Viber-Content-Signature", Convert.ToHexStringLower(Hmac(body))));

    static InboundRequest Zalo(long number)
    {
        var moment = Now.ToString(CultureInfo.InvariantCulture);
        return Post($$$"""
            {"app_id":"{{{ZaloApp}}}","sender":{"id":"246845883529197922"},"recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"msg_id":"{{{number}}}","text":"{{{Words}}}"},"timestamp":"{{{moment}}}"}
            """, body => ("X-ZEvent-Signature", "mac=" + Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(ZaloApp), .. body, .. Encoding.UTF8.GetBytes(moment + Secret)]))));
    }

    static InboundRequest BotConnector(long number, BenchKeys keys) => Post($$$"""
        {"type":"message","id":"{{{number}}}","channelId":"msteams","serviceUrl":"{{{Service}}}","from":{"id":"29:1bXZ","name":"김하나"},"recipient":{"id":"28:5f3c8a52","name":"경기도 민원"},
        "conversation":{"conversationType":"personal","id":"a:1pL6"},"locale":"ko-KR","text":"{{{Words}}}","textFormat":"plain"}
        """, _ => ("Authorization", $"Bearer {keys.Token(AppId, Service)}"));

    static InboundRequest WeChat(long number)
    {
        var timestamp = (Now / 1000).ToString(CultureInfo.InvariantCulture);
        var encrypted = Sealed($"<xml><ToUserName>gh_5d8f0c1b2a3e</ToUserName><FromUserName>oGd-45Tn7Uo</FromUserName><CreateTime>{timestamp}</CreateTime><MsgType>text</MsgType><Content>{Words}</Content><MsgId>{number}</MsgId></xml>");
        return Post($"<xml><ToUserName>gh_5d8f0c1b2a3e</ToUserName><Encrypt>{encrypted}</Encrypt></xml>", _ => ("Content-Type", "text/xml")) with
        {
            Query = new Dictionary<string, string> { ["timestamp"] = timestamp, ["nonce"] = "1372623149", ["msg_signature"] = Sha1(WeChatToken, timestamp, "1372623149", encrypted) },
        };
    }

    /// <summary>16 bytes of chance, the length, the message and the account, in blocks of 32.</summary>
    static string Sealed(string xml)
    {
        var (words, size, key) = (Encoding.UTF8.GetBytes(xml), new byte[4], Convert.FromBase64String(WeChatKey + "="));
        BinaryPrimitives.WriteInt32BigEndian(size, words.Length);
        byte[] plain = [.. new byte[16], .. size, .. words, .. Encoding.UTF8.GetBytes(WeChatApp)];
        var padding = 32 - plain.Length % 32;
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc([.. plain, .. Enumerable.Repeat((byte)padding, padding)], key.AsSpan(0, 16), PaddingMode.None));
    }

    [SuppressMessage("Security", "CA5350", Justification = "What the vendor signs with.")]
    static string Sha1(params string[] parts) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Order(StringComparer.Ordinal)))));

    static (string, string) OfMeta(byte[] body) => ("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(Hmac(body)));

    static byte[] Hmac(byte[] body) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body);

    static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    static InboundRequest Post(string text, Func<byte[], (string Name, string Value)> sign)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var (name, value) = sign(body);
        return new("POST", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [name] = value }, new Dictionary<string, string>(), body);
    }
}
