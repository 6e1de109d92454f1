using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using InquiryBot.Core.Understanding;
using InquiryBot.Integrations.Wire;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Integrations.Azure;

/// <summary>Azure Translator, version 3.0 ("Translator v3.0 reference" on Microsoft Learn).</summary>
/// <param name="settings">Found valid.</param>
/// <param name="handler">The way out of the house.</param>
public sealed partial class AzureTranslator(AzureTranslatorSettings settings, HttpMessageHandler handler, TimeSpan budget, TimeProvider clock, ILogger<AzureTranslator> log) : ITranslator
{
    readonly Vendor vendor = new("Azure Translator", VendorPipeline.Through(handler, Identity(settings)), budget, clock, log);

    public async ValueTask<Translation?> TranslateAsync(string text, string? from, string to, CancellationToken ct)
    {
        // Marked up, placeholders survive; a text without any goes as it is.
        var marked = Placeholders.Signs().IsMatch(text);
        var answer = await vendor.AskAsync(
            Address(from, to, marked), [new TranslatorText(marked ? Markup(text) : text)],
            AzureTranslatorJson.Default.TranslatorTextArray, AzureTranslatorJson.Default.TranslatorAnswerArray, ct);
        if (answer is not [{ Translations: [{ } translated, ..] } one, ..]) return null;

        return new(marked ? Plain(translated.Text) : translated.Text, from ?? (one.DetectedLanguage is { } found ? AzureCodes.ToTag(found.Language) : null));
    }

    Uri Address(string? from, string to, bool marked)
    {
        var source = from is null ? "" : "&from=" + Uri.EscapeDataString(AzureCodes.ForTranslator(from));
        var own = settings.Endpoint.EndsWith(".cognitiveservices.azure.com", StringComparison.OrdinalIgnoreCase) ? "/translator/text/v3.0" : "";
        return VendorAddressAttribute.Below(settings.Endpoint,
            $"{own}/translate?api-version=3.0&to={Uri.EscapeDataString(AzureCodes.ForTranslator(to))}{source}&textType={(marked ? "html" : "plain")}");
    }

    static string Markup(string text) =>
        Placeholders.Signs().Replace(WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>"), sign => $"""<span class="notranslate">{sign.Value}</span>""");

    static string Plain(string markup) => WebUtility.HtmlDecode(Spans().Replace(Breaks().Replace(markup, "\n"), ""));

    static HttpPipelinePolicy[] Identity(AzureTranslatorSettings settings) =>
    [
        VendorPipeline.Header("Ocp-Apim-Subscription-Key", settings.Key!),
        .. settings.Region is { } region ? (HttpPipelinePolicy[])[VendorPipeline.Header("Ocp-Apim-Subscription-Region", region)] : [],
    ];

    [GeneratedRegex("</?span[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Spans();

    [GeneratedRegex(@"\s?<br\s*/?>\s?", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();
}

internal sealed record TranslatorText([property: JsonPropertyName("Text")] string Text);

internal sealed record TranslatorAnswer(IReadOnlyList<TranslatedText?> Translations)
{
    /// <summary>When it was asked for only.</summary>
    public TranslatorDetected? DetectedLanguage { get; init; }
}

internal sealed record TranslatedText(string Text);

internal sealed record TranslatorDetected(string Language);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TranslatorText[]))]
[JsonSerializable(typeof(TranslatorAnswer[]))]
internal sealed partial class AzureTranslatorJson : JsonSerializerContext;
