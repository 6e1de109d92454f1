using System.Text.Json.Nodes;

namespace InquiryBot.Tests.Integrations.Azure;

/// <summary>
/// Answers from the official samples: a text that a sample asks about gets what the sample says of it. Of other texts its language
/// is an error, and the rest what the sample says of its first text, which makes no sense for them.
/// </summary>
static class FakeAzureLanguage
{
    static readonly Dictionary<string, (JsonNode Question, JsonNode Answer)> Samples = new()
    {
        ["LanguageDetection"] = Sample("language-detection"),
        ["SentimentAnalysis"] = Sample("sentiment"),
        ["KeyPhraseExtraction"] = Sample("key-phrases"),
        ["EntityRecognition"] = Sample("entities"),
        ["PiiEntityRecognition"] = (Read("pii.request"), Read("pii.response.corrected")),
    };

    public static FakeVendor Vendor() => new(Answer);

    public static string Text(string sample) => Read(sample).ToJsonString();

    public static string Answer(Asked asked)
    {
        var kind = asked.Json.GetProperty("kind").GetString()!;
        if (kind == "Conversation") return Text("conversations.response");

        var (question, answer) = (Samples[kind].Question, Samples[kind].Answer.DeepClone());
        var known = question["analysisInput"]!["documents"]!.AsArray().ToDictionary(document => (string)document!["text"]!, document => (string)document!["id"]!);
        var said = answer["results"]!["documents"]!.AsArray().ToDictionary(document => (string)document!["id"]!, document => document!);
        var (documents, errors) = (new JsonArray(), new JsonArray());
        foreach (var document in asked.Json.GetProperty("analysisInput").GetProperty("documents").EnumerateArray())
        {
            var (id, text) = (document.GetProperty("id").GetString()!, document.GetProperty("text").GetString()!);
            if (!known.ContainsKey(text) && kind == "LanguageDetection")
            {
                errors.Add(new JsonObject { ["id"] = id, ["error"] = new JsonObject { ["code"] = "InvalidArgument", ["message"] = text } });
                continue;
            }

            var one = said[known.GetValueOrDefault(text, "1")].DeepClone();
            one["id"] = id;
            documents.Add(one);
        }

        answer["results"]!["documents"] = documents;
        answer["results"]!["errors"] = errors;
        return answer.ToJsonString();
    }

    static (JsonNode, JsonNode) Sample(string name) => (Read(name + ".request"), Read(name + ".response"));

    static JsonNode Read(string name) => JsonNode.Parse(SourceTree.Read($"tests/InquiryBot.Tests/Integrations/Azure/Samples/{name}.json"))!;
}
