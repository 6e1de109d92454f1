using System.Text.Json;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>Whatever the front page offers to ask, in any of its languages, is answered by the dialogs that are served.</summary>
public sealed class FrontPageTests
{
    static readonly Dictionary<string, string> Topics = new()
    {
        ["ask-pothole"] = "road-damage-report",
        ["ask-certificate"] = "resident-certificate",
        ["ask-waste"] = "large-waste",
        ["ask-wages"] = "wage-arrears",
        ["roads-1"] = "road-damage-report",
        ["roads-2"] = "road-damage-report",
        ["documents-1"] = "resident-certificate",
        ["documents-2"] = "passport",
        ["foreigners-1"] = "foreigner-registration",
        ["foreigners-2"] = "wage-arrears",
        ["taxes-1"] = "local-tax",
        ["taxes-2"] = "local-tax",
        ["living-1"] = "large-waste",
        ["living-2"] = "child-allowance",
        ["cases-1"] = "case-status",
        ["cases-2"] = "talk-to-counselor",
    };

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("vi")]
    [InlineData("th")]
    [InlineData("ja")]
    [InlineData("ru")]
    [InlineData("mn")]
    [InlineData("uz")]
    public async Task Its_questions_are_understood(string language)
    {
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(SourceTree.Read($"src/web/demo/texts.{language}.json"))!;
        foreach (var (key, topic) in Topics)
            Assert.Equal((key, topic), (key, (await ServedUnderstanding.UnderstandAsync(words[key], language)).Intent));
    }
}
