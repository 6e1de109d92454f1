using System.Text;
using System.Xml.Linq;
using InquiryBot.Integrations.WeChat;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Vendors;

/// <summary>What another implementation of WeChat's encryption seals, we open; what we seal, it opens.</summary>
public sealed class WeChatCryptoTests
{
    const string Token = "a-token-of-the-account";
    const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    const string AppId = "wx2c2769f8efd9abc2";

    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData("<xml><Content><![CDATA[여권 재발급 🇰🇷]]></Content></xml>")]
    [InlineData("<xml>0123456789012345678901234567890123456789012345678901234567890123456789</xml>")]
    public async Task We_open_what_another_seals(string message)
    {
        var told = (await Software.AskAsync("wechat.mjs", new { token = Token, key = Key, appId = AppId, seal = new[] { new { message, timestamp = "1795392000", nonce = "n-1" } } }))[0];
        var (encrypted, signature) = (told.GetProperty("encrypted").GetString()!, told.GetProperty("signature").GetString()!);

        Assert.Equal(message, Encoding.UTF8.GetString(new WeChatEnvelope(Token, Key, AppId).Open(encrypted)!));
        Assert.Null(new WeChatEnvelope(Token, Key, "wx-another").Open(encrypted));
        Assert.True(Signature.IsHexSha1OfSorted(signature, Token, "1795392000", "n-1", encrypted));
        Assert.False(Signature.IsHexSha1OfSorted(signature, Token, "1795392001", "n-1", encrypted));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<xml><Content><![CDATA[안녕하세요 🇰🇷]]></Content></xml>")]
    [InlineData("<xml>01234567890123456789012345678901234567890123456789</xml>")]
    public async Task Another_opens_what_we_seal(string message)
    {
        var answer = XElement.Parse(new WeChatEnvelope(Token, Key, AppId).Seal(message, Now));
        string Of(string name) => answer.Element(name)!.Value;

        var told = await Software.AskAsync("wechat.mjs", new { token = Token, key = Key, open = new { encrypted = Of("Encrypt"), timestamp = Of("TimeStamp"), nonce = Of("Nonce") } });

        Assert.Equal((message, AppId, Of("MsgSignature")), (told.GetProperty("message").GetString(), told.GetProperty("id").GetString(), told.GetProperty("signature").GetString()));
    }
}
