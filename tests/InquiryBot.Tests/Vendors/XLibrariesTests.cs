using System.Text.RegularExpressions;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Vendors;

/// <summary>X's own library counts as we do, and another library signs as we do.</summary>
public sealed partial class XLibrariesTests
{
    static readonly TextLimit Post = new(280, LengthUnit.Weighted);

    [Theory]
    [InlineData("hello")]
    [InlineData("한국어")]
    [InlineData("see https://www.gg.go.kr/a/very/long/address?of=a&page=1, please")]
    [InlineData("www.gg.go.kr, gov.kr/portal 또는 help@gg.go.kr에서")]
    [InlineData("자세한 것은 gg.go.kr에서")]
    [InlineData("https://gg.go.kr에서, (https://gov.kr/a)")]
    [InlineData("© ☎ ☎️ 1️⃣ 🇰🇷 👩‍👩‍👧‍👦 ក Ắ é 𠀀")]
    [InlineData("\u1112\u1161\u11ab\u1100\u116e\u11a8 e\u0301 a\u0302\u0301")]
    [InlineData("Đơn xin cấp hộ chiếu ở Gyeonggi")]
    [InlineData("ภาษาไทย русский монгол Oʻzbek 中文 日本語")]
    [InlineData("12.30 v1.2 031-120, 9:00–18:00…")]
    public async Task A_post_is_as_long_as_x_counts_it(string text) => Assert.Equal(Assert.Single(await CountedAsync([text])), Post.LengthOf(text));

    /// <summary>Whatever the bot may say: never shorter than X counts, or X would refuse it.</summary>
    [Fact]
    public async Task No_line_of_the_dialogs_is_longer_than_we_think()
    {
        var lines = SourceTree.Files("dialogs", "*.yaml").SelectMany(file => SourceTree.Read(file).Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0).Distinct().ToList();
        var counted = lines.Zip(await CountedAsync(lines)).ToList();

        Assert.True(counted.Count > 1000);
        Assert.DoesNotContain(counted, pair => Post.LengthOf(pair.First) < pair.Second);
        Assert.DoesNotContain(counted, pair => !LikeAnAddress().IsMatch(pair.First) && Post.LengthOf(pair.First) != pair.Second);
    }

    [Theory]
    [InlineData("POST", "https://api.x.com/2/tweets")]
    [InlineData("GET", "https://api.x.com/2/users/me?user.fields=name,username&expansions=a%20b")]
    [InlineData("GET", "https://ton.twitter.com/1.1/ton/data/dm/1/2/a-b_c~d.jpg")]
    [InlineData("POST", "https://api.x.com/2/x?b=2&a=%ED%95%9C%EA%B5%AD%EC%96%B4&a=1&c=!'()*&d=")]
    public async Task A_request_is_signed_as_another_library_signs_it(string method, string url)
    {
        var keys = new OAuth1("key-of-the-app", "secret/of+the=app", "1111-token", "secret&of the token");
        var theirs = await Software.AskAsync("x.mjs", new
        {
            requests = new[]
            {
                new { consumer = new { key = keys.ConsumerKey, secret = keys.ConsumerSecret }, token = new { key = keys.Token, secret = keys.TokenSecret }, method, url, nonce = "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", at = 1795392000 },
            },
        });

        var ours = keys.Header(new HttpMethod(method), new Uri(url), "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", DateTimeOffset.FromUnixTimeSeconds(1795392000)).ToString();

        Assert.Equal(Parts(theirs[0].GetString()!), Parts(ours));
    }

    static IEnumerable<string> Parts(string header) => header["OAuth ".Length..].Split(", ").Order(StringComparer.Ordinal);

    static async Task<IReadOnlyList<int>> CountedAsync(IReadOnlyList<string> texts) =>
        [.. (await Software.AskAsync("x.mjs", new { texts })).EnumerateArray().Select(length => length.GetInt32())];

    [GeneratedRegex(@"[\w}]\.[\w{]|@")]
    private static partial Regex LikeAnAddress();
}
