using System.Net;
using System.Text.Json;
using InquiryBot.Core.Understanding;
using InquiryBot.Integrations.Azure;
using InquiryBot.Integrations.LibreTranslate;
using InquiryBot.Integrations.OpenAi;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Integrations;

/// <summary>Translators of a desk with a small glossary, and services that "translate" by putting a text into « ».</summary>
static class FakeTranslation
{
    public const string Key = "fedcba9876543210fedcba9876543210";

    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    public static Glossary Glossary { get; } = new([
        new Dictionary<string, string> { ["ko"] = "등본", ["en"] = "resident certificate" },
        new Dictionary<string, string> { ["ko"] = "외국인등록", ["en"] = "foreigner registration" },
        new Dictionary<string, string> { ["ko"] = "외국인등록증", ["en"] = "residence card" },
        new Dictionary<string, string> { ["ko"] = "진정", ["en"] = "complaint to the labor office" },
        new Dictionary<string, string> { ["ko"] = "주민센터", ["en"] = "community service center", ["zh"] = "居民中心" },
    ]);

    public static string Said(string text) => $"« {text} »";

    public static FakeVendor AzureVendor() => new(asked => JsonSerializer.Serialize(new[]
    {
        new { translations = new[] { new { text = Said(asked.Json[0].GetProperty("Text").GetString()!), to = "xx" } }, detectedLanguage = new { language = "zh-Hans", score = 0.9 } },
    }));

    public static FakeVendor LibreVendor() => new(asked => JsonSerializer.Serialize(new
    {
        translatedText = Said(asked.Json.GetProperty("q").GetString()!),
        detectedLanguage = new { confidence = 90.0, language = "zh" },
    }));

    public static FakeVendor OpenAiVendor() => new(asked => JsonSerializer.Serialize(new
    {
        choices = new[] { new { index = 0, message = new { role = "assistant", content = Said(asked.Json.GetProperty("messages")[1].GetProperty("content").GetString()!) }, finish_reason = "stop" } },
    }));

    public static WrittenLog<AzureTranslator> AzureLog { get; } = new();

    public static ITranslator Azure(FakeVendor vendor, TimeProvider? clock = null) => Sheltered(new AzureTranslator(
        new AzureTranslatorSettings { Key = Key, Region = "koreacentral" }, vendor, Budget, clock ?? new WallClock(), AzureLog));

    public static ITranslator Libre(FakeVendor vendor, TimeProvider? clock = null) => Sheltered(new LibreTranslator(
        new LibreTranslateSettings { Endpoint = "http://libretranslate:5000/", Key = Key }, vendor, Budget, clock ?? new WallClock(), new WrittenLog<LibreTranslator>()));

    public static ITranslator OpenAi(FakeVendor vendor, TimeProvider? clock = null) => Sheltered(new OpenAiTranslator(
        new OpenAiSettings { Endpoint = "https://llm.example.go.kr/v1", Key = Key, Model = "small", Temperature = 0 }, vendor, Budget, clock ?? new WallClock(), new WrittenLog<OpenAiTranslator>()));

    /// <summary>Every text of a request, as the service understands it.</summary>
    public static string Unescaped(FakeVendor vendor) => string.Join('\n', vendor.Asked.Select(asked => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Unescape(asked.Body))));

    static ShelteredTranslator Sheltered(ITranslator service) => new(service, () => Glossary, remembered: 100);
}
