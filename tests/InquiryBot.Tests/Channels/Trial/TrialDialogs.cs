using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Channels.Trial;

/// <summary>A bot that says every word back, so that an answer names the message that it answers.</summary>
static class TrialDialogs
{
    /// <summary>With which a citizen begins.</summary>
    public const string Opening = "방문하고 싶어요";

    public static void Write(TemporaryFolder folder)
    {
        var files = new Dictionary<string, string>(SmallDialogs.Files)
        {
            ["centre/visit/dialog.yaml"] = """
                kind: form
                starts-on: visit
                steps:
                  - ask: ask-story
                    slot: story
                    entity: text
                  - say: heard
                  - go-to: visit
                """,
            ["centre/visit/ko.yaml"] = $"examples: [{Opening}]\ntexts: {{ ask-story: 다음 말씀은요?, heard: '{{story}} 잘 들었습니다.' }}\n",
            ["centre/visit/en.yaml"] = "examples: [i want to visit]\ntexts: { ask-story: 'And then?', heard: 'I heard {story}.' }\n",
        };
        SmallDialogs.Write(folder.Path, files);
    }
}
