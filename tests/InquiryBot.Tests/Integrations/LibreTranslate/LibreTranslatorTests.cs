namespace InquiryBot.Tests.Integrations.LibreTranslate;

public sealed class LibreTranslatorTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_is_asked_as_its_documentation_says()
    {
        var vendor = new FakeVendor(_ => """{"detectedLanguage":{"confidence":90.0,"language":"fr"},"translatedText":"Hello!"}""");

        var translation = await FakeTranslation.Libre(vendor).TranslateAsync("Bonjour!", null, "en", Ct);

        Assert.Equal(new InquiryBot.Core.Understanding.Translation("Hello!", "fr"), translation);
        Assert.Equal("http://libretranslate:5000/translate", vendor.Asked[0].Address.AbsoluteUri);
        Assert.Equal($$"""{"q":"Bonjour!","source":"auto","target":"en","format":"text","api_key":"{{FakeTranslation.Key}}"}""", vendor.Asked[0].Body);
    }

    [Fact]
    public async Task A_server_that_loses_a_placeholder_is_asked_for_its_own_words_with_personal_data_starred()
    {
        var vendor = new FakeVendor(asked => asked.Body.Contains("[[", StringComparison.Ordinal) ? """{"translatedText":"The number is [[ 1 ]]"}""" : """{"translatedText":"Copy to 010-****-6789"}""");

        var translation = await FakeTranslation.Libre(vendor).TranslateAsync("등본을 010-2345-6789로", "ko", "en", Ct);

        Assert.Equal("Copy to 010-****-6789", translation?.Text);
        Assert.Equal(2, vendor.Asked.Count);
        Assert.DoesNotContain("2345", vendor.Traffic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_once()
    {
        var vendor = FakeVendor.Refuses(500);

        Assert.Null(await FakeTranslation.Libre(vendor).TranslateAsync("등본을 010-2345-6789로", "ko", "en", Ct));
        Assert.Single(vendor.Asked);
    }
}
