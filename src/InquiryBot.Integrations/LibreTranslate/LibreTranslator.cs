using System.Text.Json.Serialization;
using InquiryBot.Core.Understanding;
using InquiryBot.Integrations.Wire;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Integrations.LibreTranslate;

/// <summary>A LibreTranslate server, which may stand in the own house (docs.libretranslate.com, "API usage").</summary>
/// <param name="settings">Found valid.</param>
/// <param name="handler">The way out of the house.</param>
public sealed class LibreTranslator(LibreTranslateSettings settings, HttpMessageHandler handler, TimeSpan budget, TimeProvider clock, ILogger<LibreTranslator> log) : ITranslator
{
    readonly Vendor vendor = new("LibreTranslate", VendorPipeline.Through(handler), budget, clock, log);
    readonly Uri address = VendorAddressAttribute.Below(settings.Endpoint, "/translate");

    public async ValueTask<Translation?> TranslateAsync(string text, string? from, string to, CancellationToken ct)
    {
        var answer = await vendor.AskAsync(
            address, new LibreQuestion(text, from ?? "auto", to, "text", settings.Key),
            LibreTranslateJson.Default.LibreQuestion, LibreTranslateJson.Default.LibreAnswer, ct);
        return answer is null ? null : new(answer.TranslatedText, from ?? answer.DetectedLanguage?.Language.Split('-')[0]);
    }
}

internal sealed record LibreQuestion(string Q, string Source, string Target, string Format, string? ApiKey);

internal sealed record LibreAnswer([property: JsonPropertyName("translatedText")] string TranslatedText)
{
    /// <summary>When the source was auto only.</summary>
    [JsonPropertyName("detectedLanguage")]
    public LibreDetected? DetectedLanguage { get; init; }
}

internal sealed record LibreDetected(string Language);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LibreQuestion))]
[JsonSerializable(typeof(LibreAnswer))]
internal sealed partial class LibreTranslateJson : JsonSerializerContext;
