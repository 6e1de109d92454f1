using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using System.Xml.Linq;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.WeChat;

// Sheet wechat-zalo-viber.md §1; what is not used is not named.
internal sealed record WeChatSending(string Touser, WeChatText Text, string Msgtype = "text");

internal sealed record WeChatText(string Content);

internal sealed record TokenRequest(string? Appid, string? Secret, string GrantType = "client_credential");

internal sealed record WeChatAnswer(int Errcode, string? AccessToken, int ExpiresIn, string? VideoUrl);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WeChatSending))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(WeChatAnswer))]
internal sealed partial class WeChatJson : JsonSerializerContext
{
    public static WeChatJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}

/// <summary>WeChat's XML: elements below one root, none deeper.</summary>
internal static class WeChatXml
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>A stranger's XML: no entities of its own, and no longer than a message gets.</summary>
    static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 65_536 };

    /// <returns>The elements' texts; null when it is no XML.</returns>
    public static Dictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            using var xml = XmlReader.Create(new StringReader(Strict.GetString(body)), Careful);
            var (elements, name) = (new Dictionary<string, string>(StringComparer.Ordinal), "");
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, Depth: 1 }) elements[name = xml.LocalName] = "";
                else if (xml is { NodeType: XmlNodeType.Text or XmlNodeType.CDATA, Depth: 2 }) elements[name] += xml.Value;
            }

            return elements;
        }
        catch (Exception problem) when (problem is XmlException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>An answer in text; what XML cannot hold is left out.</summary>
    public static string Text(string to, string from, string words, DateTimeOffset now) => Write(
        ("ToUserName", to), ("FromUserName", from), ("CreateTime", Seconds(now)), ("MsgType", "text"), ("Content", string.Concat(words.Where(letter => char.IsSurrogate(letter) || XmlConvert.IsXmlChar(letter)))));

    public static string Write(params (string Name, string Value)[] elements) =>
        new XElement("xml", elements.Select(element => new XElement(element.Name, new XCData(element.Value)))).ToString(SaveOptions.DisableFormatting);

    public static string Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>What messages and answers travel in: AES-256-CBC, and a signature over what was encrypted.</summary>
internal sealed class WeChatEnvelope(string token, string encodingAesKey, string appId)
{
    const int Block = 32;
    const int Head = 20; // 16 random bytes and the length

    readonly byte[] key = Convert.FromBase64String(encodingAesKey + "=");

    /// <returns>The XML; null when it is not for this account, or broken.</returns>
    public byte[]? Open(string encrypted)
    {
        var bytes = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, bytes, out var length) || length < Block || length % 16 != 0) return null;

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(bytes.AsSpan(0, length), key.AsSpan(0, 16), PaddingMode.None);
        var end = plain.Length - plain[^1];
        if (plain[^1] is 0 or > Block || end < Head) return null;

        var size = BinaryPrimitives.ReadUInt32BigEndian(plain.AsSpan(16));
        return size <= end - Head && Encoding.UTF8.GetString(plain[(Head + (int)size)..end]) == appId ? plain[Head..(Head + (int)size)] : null;
    }

    public string Seal(string xml, DateTimeOffset now)
    {
        byte[] words = Encoding.UTF8.GetBytes(xml), id = Encoding.UTF8.GetBytes(appId), size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, words.Length);
        var padding = Block - (Head + words.Length + id.Length) % Block;

        using var aes = Aes.Create();
        aes.Key = key;
        var encrypted = Convert.ToBase64String(aes.EncryptCbc(
            [.. RandomNumberGenerator.GetBytes(16), .. size, .. words, .. id, .. Enumerable.Repeat((byte)padding, padding)], key.AsSpan(0, 16), PaddingMode.None));
        var (timestamp, nonce) = (WeChatXml.Seconds(now), RandomNumberGenerator.GetHexString(16, lowercase: true));
        return WeChatXml.Write(("Encrypt", encrypted), ("MsgSignature", Signature.HexSha1OfSorted(token, timestamp, nonce, encrypted)), ("TimeStamp", timestamp), ("Nonce", nonce));
    }
}

/// <summary>Messages and events as arrivals.</summary>
internal static class WeChatReading
{
    public static Receipt Read(Dictionary<string, string> message)
    {
        string Of(string name) => message.GetValueOrDefault(name, "");

        var (user, kind, moment) = (Of("FromUserName"), Of("MsgType"), Of("CreateTime"));
        if (user.Length == 0 || kind.Length == 0) return Receipt.Refused.Unreadable;

        var said = new Activity { Type = ActivityTypes.Message, From = new() { Id = user } };
        return (kind, Of("Event")) switch
        {
            ("event", "subscribe") => Arrived($"{moment}:subscribe", said with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [said.From] }),
            ("event", "CLICK") when Of("EventKey") is { Length: > 0 } key => Arrived($"{moment}:CLICK:{key}", said with { Text = key }),

            // Whoever leaves takes everything that is known of him along: WeChat's rules for developers (unverified: that they still say so).
            ("event", "unsubscribe") => new Receipt.Accepted([]) { ToErase = [new(user, user)], Unused = ["unsubscribe"] },
            ("event", var other) => new Receipt.Ignored(other),
            _ => Arrived(Of("MsgId") is { Length: > 0 } id ? id : $"{moment}:{kind}", Words(kind, said, Of)),
        };

        // Answers name our account as it was written to.
        Receipt.Accepted Arrived(string id, Activity activity) => new([new(id, user, activity) { Memo = Of("ToUserName") }]);
    }

    static Activity Words(string kind, Activity said, Func<string, string> of) => kind switch
    {
        "text" => said with { Text = of("Content") },
        "image" => said with { Attachments = [File("image/jpeg", "photo.jpg", of("PicUrl") is { Length: > 0 } address ? address : of("MediaId"))] },
        "voice" => said with { Text = of("Recognition") is { Length: > 0 } heard ? heard : null, Attachments = [File("audio/amr", "voice.amr", of("MediaId"))] },
        "video" or "shortvideo" => said with { Attachments = [File("video/mp4", "video.mp4", of("MediaId"))] },
        "location" when Degrees(of("Location_X")) is { } latitude && Degrees(of("Location_Y")) is { } longitude => said with
        {
            Text = of("Label"),
            Entities = [Entity.Of(new GeoCoordinates(latitude, longitude, Name: of("Label") is { Length: > 0 } label ? label : null), ActivityJson.Default.GeoCoordinates)],
        },
        "link" => said with { Text = string.Join('\n', new[] { of("Title"), of("Description"), of("Url") }.Where(line => line.Length > 0)) },
        _ => said with { Text = $"[{kind}]" },
    };

    static Attachment File(string type, string name, string source) => new() { ContentType = type, ContentUrl = source, Name = name };

    static double? Degrees(string number) => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
}
