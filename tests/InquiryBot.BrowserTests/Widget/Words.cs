using System.Text.Json;

namespace InquiryBot.BrowserTests.Widget;

/// <summary>The words that a citizen looks for, read from where the product has them.</summary>
sealed class Words
{
    readonly JsonElement widget;

    Words(string language)
    {
        Language = language;
        using var texts = JsonDocument.Parse(File.ReadAllText(SourceTree.At("src", "web", "shared", $"texts.{language}.json")));
        widget = texts.RootElement.Clone();
    }

    public string Language { get; }

    public string this[string key] => widget.GetProperty(key).GetString()!;

    public static Words In(string language) => new(language);

    /// <summary>What is said in the pothole form, and the button that ends it.</summary>
    public (string Start, string Place, string Photo, string Danger, string Answer, string Summary, string Right, string Done) Form => Language is "ko"
        ? ("도로에 구멍이 났어요", "어디인가요", "사진이 있으면", "얼마나 위험한가요", "차량 통행이 위험해요", "이렇게 접수할까요", "네, 맞아요", "접수번호는")
        : ("There is a pothole on my street", "Where is the damage", "If you have a photo", "How dangerous is it", "It is dangerous for traffic", "Is this right", "Yes, that's right", "case number is");
}
