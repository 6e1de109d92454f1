using System.Text.Json.Nodes;
using InquiryBot.Core.Understanding;
using InquiryBot.Integrations.Azure;

namespace InquiryBot.Tests.Integrations.Azure;

/// <summary>Azure Translator at the wire.</summary>
public sealed class AzureTranslatorTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_official_sample_is_asked_and_understood()
    {
        var vendor = new FakeVendor(_ => FakeAzureLanguage.Text("translate.response"));

        var translation = await Translator(vendor).TranslateAsync("I would really like to drive your car.", "en", "es", Ct);

        Assert.Equal(new Translation("Realmente me gustaría conducir su coche.", "en"), translation);
        var asked = Assert.Single(vendor.Asked);
        Assert.Equal("https://api.cognitive.microsofttranslator.com/translate?api-version=3.0&to=es&from=en&textType=plain", asked.Address.AbsoluteUri);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(FakeAzureLanguage.Text("translate.request")), JsonNode.Parse(asked.Body)));
        Assert.Equal((FakeTranslation.Key, "koreacentral"), (asked.Headers["Ocp-Apim-Subscription-Key"], asked.Headers["Ocp-Apim-Subscription-Region"]));
    }

    [Theory]
    [InlineData(null, "zh", "to=zh-Hans&textType", "zh")]
    [InlineData("tl", "mn", "to=mn-Cyrl&from=fil&textType", "tl")]
    public async Task Languages_have_the_services_own_names(string? from, string to, string query, string found)
    {
        var vendor = FakeTranslation.AzureVendor();

        Assert.Equal(found, (await Translator(vendor).TranslateAsync("hello", from, to, Ct))?.From);
        Assert.Contains(query, vendor.Asked[0].Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_of_ones_own_has_its_own_path()
    {
        var vendor = FakeTranslation.AzureVendor();

        await Translator(vendor, "https://inquiry.cognitiveservices.azure.com").TranslateAsync("hello", "en", "ko", Ct);

        Assert.StartsWith("https://inquiry.cognitiveservices.azure.com/translator/text/v3.0/translate?", vendor.Asked[0].Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Placeholders_are_marked_as_not_to_be_translated()
    {
        var vendor = FakeTranslation.AzureVendor();

        await FakeTranslation.Azure(vendor).TranslateAsync("등본 & 010-2345-6789", "ko", "en", Ct);

        Assert.Contains("textType=html", vendor.Asked[0].Address.Query, StringComparison.Ordinal);
        Assert.Equal("""<span class="notranslate">[[1]]</span> &amp; <span class="notranslate">[[2]]</span>""", vendor.Asked[0].Json[0].GetProperty("Text").GetString());
    }

    static AzureTranslator Translator(FakeVendor vendor, string endpoint = "https://api.cognitive.microsofttranslator.com") => new(
        new AzureTranslatorSettings { Key = FakeTranslation.Key, Region = "koreacentral", Endpoint = endpoint }, vendor, FakeTranslation.Budget, new WallClock(), FakeTranslation.AzureLog);
}
