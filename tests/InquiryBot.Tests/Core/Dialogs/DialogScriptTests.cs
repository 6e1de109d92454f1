using InquiryBot.Commands;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Scripted conversations, as they pass and as they fail.</summary>
public sealed class DialogScriptTests
{
    const string File = "roads/report/tests.yaml";

    const string Whole = """
        - name: A report from the first word to the number and back
          language: ko
          talk:
            - citizen: { arrives: true }
            - bot: greeting/words
            - citizen: 길이 파였어요
            - bot: ask-place
            - citizen: { location: { latitude: 37.26, longitude: 127.02, name: 수원역 } }
            - bot: ask-photo
            - slots: { place: 수원역 }
            - citizen: { language: en }
            - bot: [language-changed, ask-photo]
            - citizen: { photo: hole.jpg }
            - bot: ask-danger
            - citizen: { choose: people }
            - bot: [danger-first, done]
            - slots: { danger: people, photo: hole.jpg }
            - citizen: talk to a person
            - bot: []
            - ticket: { reason: asked, urgency: normal }
        """;

    static async Task<ScriptFailure?> PlayAsync(string yaml)
    {
        var library = SmallDialogs.Read(SmallDialogs.With(File, yaml));
        var practice = new Practice();
        var shelf = new DialogShelf(library);
        var sources = Practice.Sources(shelf);
        return await new DialogScript(practice.Engine(shelf, sources), new ByExample(library), Practice.Vault, sources, practice.Store)
            .RunAsync(Assert.Single(library.Scripts), 0, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_script_that_is_kept_passes() => Assert.Null(await PlayAsync(Whole));

    [Theory]
    [InlineData("- bot: ask-danger", "- bot: ask-place", "ask-place", "ask-danger")]
    [InlineData("- bot: [danger-first, done]", "- bot: done", "done", "danger-first, done")]
    [InlineData("- bot: []", "- bot: greeting/words", "greeting/words", "(nothing)")]
    [InlineData("- slots: { place: 수원역 }", "- slots: { place: 서울역 }", "place: 서울역", "place: 수원역")]
    [InlineData("urgency: normal", "urgency: high", "a ticket asked high", "a ticket asked normal")]
    public async Task What_is_not_kept_is_shown_with_what_was_heard(string line, string changed, string expected, string heard)
    {
        var failure = await PlayAsync(Whole.Replace(line, changed, StringComparison.Ordinal));

        Assert.NotNull(failure);
        Assert.Equal((expected, heard), (failure.Expected, failure.Heard));
        Assert.Equal(Whole.Split('\n').ToList().FindIndex(text => text.Contains(line, StringComparison.Ordinal)) + 1, failure.At.Line);
    }

    [Fact]
    public async Task The_number_that_the_bot_gave_can_be_said_back_to_it()
    {
        var talk = Whole.Replace("talk to a person", "\"{case.number}\"", StringComparison.Ordinal).Split('\n')[..^2];

        var failure = await PlayAsync(string.Join('\n', [.. talk, "    - bot: greeting/words"]));

        Assert.StartsWith("R-2026-000001 →", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_prints_failures_and_last_how_many_there_were()
    {
        var folder = Directory.CreateTempSubdirectory("inquirybot-test").FullName;
        try
        {
            foreach (var (name, text) in SmallDialogs.With(File, Whole + Whole.Replace("- bot: []", "- bot: greeting/words", StringComparison.Ordinal).Insert(0, "\n")))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
                await System.IO.File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
            }

            var output = new StringWriter();
            Assert.Equal(1, await Test.RunAsync(folder, [Path.Combine(folder, "roads")], output, TestContext.Current.CancellationToken));
            var lines = output.ToString().Trim().Split('\n');
            Assert.Equal("1 passed, 1 failed", lines[^1]);
            Assert.Contains("expected  greeting/words", lines[^2], StringComparison.Ordinal);
            Assert.EndsWith("heard  (nothing)", lines[^2].TrimEnd(), StringComparison.Ordinal);

            output.GetStringBuilder().Clear();
            Assert.Equal(1, await Test.RunAsync(folder, [Path.Combine(folder, "documents")], output, TestContext.Current.CancellationToken));
            Assert.StartsWith("There is no tests.yaml in ", output.ToString(), StringComparison.Ordinal);
            Assert.EndsWith("0 passed, 0 failed", output.ToString().Trim(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Knows the examples by heart and nothing else.</summary>
    sealed class ByExample(DialogLibrary library) : IUnderstanding
    {
        public ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct) =>
            ValueTask.FromResult(new Understood(text, priorLanguage ?? "ko", library.IntentOfExample(text) ?? Intents.OutOfScope, 1, [], [], 0));
    }
}
