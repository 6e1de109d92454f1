using System.Diagnostics;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Misses;
using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Storage;
using DialogFiles = InquiryBot.Wiring.DialogFiles;

namespace InquiryBot.Tests.Core.Misses;

/// <summary>Proposals as a change of the dialog folder.</summary>
public sealed class ExamplePatchTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static Proposal Proposed(string intent, string text, string language = "ko") => new(text, intent, language, text, "kim", default);

    [Fact]
    public async Task The_patch_is_taken_by_git_and_the_dialogs_then_have_the_examples_and_no_fault()
    {
        using var folder = new TemporaryFolder();
        var (files, library) = await ServedAsync(Copy(folder.Path));
        Proposal[] proposals =
        [
            Proposed("passport", "할머니 여권도 대신 만들 수 있나요?"), Proposed("passport", "여권: #급함 \"오늘\" 가능?"), Proposed("passport", "grandma's passport", "en"),
            Proposed("road-damage-report", "- 다리 난간이 흔들려요"), Proposed(Intents.OutOfScope, "로또 번호 좀 알려줄래"),
        ];

        var patch = ExamplePatch.Of(files, library, proposals);
        await File.WriteAllTextAsync(folder.File("examples.patch"), patch.Text, Ct);
        Git(folder.Path, "init", "--quiet");
        Git(folder.Path, "apply", "--check", "examples.patch");
        Git(folder.Path, "apply", "--whitespace=error-all", "examples.patch");

        Assert.Empty(patch.Left);
        var (after, changed) = await ServedAsync(folder.File("dialogs"));
        Assert.All(proposals, proposal => Assert.True(proposal.IsTaken(changed), proposal.Text));
        Assert.Equal(library.Lines.Count + proposals.Length, changed.Lines.Count);
        Assert.All(files, file => Assert.Empty(file.Value.Split('\n').Except(after[file.Key].Split('\n'))));
        Assert.Equal(files.Count - 4, files.Count(file => after[file.Key] == file.Value));
    }

    [Theory]
    [InlineData("examples:\n  - a b # why\n  # the last\ntexts:\n  x: y\n", "examples:\n  - a b # why\n  - 새 예문\n  # the last\ntexts:\n  x: y\n")]
    [InlineData("examples:\n- a b\n- \"c: d\"", "examples:\n- a b\n- \"c: d\"\n- 새 예문")]
    [InlineData("examples:\r\n  - a b\r\ntexts: {}\r\n", "examples:\r\n  - a b\r\n  - 새 예문\r\ntexts: {}\r\n")]
    [InlineData("examples: [a b, 'c d']\n", "examples: [a b, 'c d', \"새 예문\"]\n")]
    [InlineData("texts: { a: b }\nexamples:\n  - a b\n", "texts: { a: b }\nexamples:\n  - a b\n  - 새 예문\n")]
    [InlineData("examples:\n  - >-\n    a\n    b\n  - c\n\n\ntexts: {}\n", "examples:\n  - >-\n    a\n    b\n  - c\n  - 새 예문\n\n\ntexts: {}\n")]
    [InlineData("texts: {}\n", null)]
    [InlineData("examples: []\n", null)]
    [InlineData("examples: [a\n", null)]
    [InlineData("", null)]
    public void An_example_goes_to_the_end_of_the_list_and_the_rest_stays(string yaml, string? expected) =>
        Assert.Equal(expected, ExampleFile.Add(yaml, ["새 예문"]));

    [Theory]
    [InlineData("plain words, and more?")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("\"a\" \\ 'b'")]
    [InlineData("yes")]
    [InlineData("[a], {b}")]
    [InlineData("👍 좋아요")]
    [InlineData("12가 3456")]
    [InlineData("it's 5%")]
    public void Any_words_are_read_back_as_they_are(string words)
    {
        foreach (var yaml in new[] { "examples:\n  - a\n", "examples: [a]\n" })
        {
            var library = SmallDialogs.Read(SmallDialogs.With("out-of-scope/ko.yaml", ExampleFile.Add(yaml, [words])!));
            Assert.Equal(Intents.OutOfScope, library.IntentOfExample(words));
            Assert.Contains(library.Lines, line => line.Text.Name == words);
        }
    }

    [Fact]
    public void What_the_dialogs_have_already_is_passed_over_and_what_has_no_home_is_told()
    {
        var patch = ExamplePatch.Of(SmallDialogs.Files, SmallDialogs.Library, [Proposed("certificate", "등본 발급"), Proposed("gone", "x"), Proposed("certificate", "y", "vi")]);

        Assert.Equal("", patch.Text);
        Assert.Equal(["x", "y"], patch.Left.Select(proposal => proposal.Text).Order(StringComparer.Ordinal));
    }

    static async Task<(IReadOnlyDictionary<string, string> Files, DialogLibrary Library)> ServedAsync(string folder)
    {
        var files = await DialogFiles.TextsAsync(folder, Ct);
        var reading = DialogReader.Read(files);
        Assert.Empty(reading.Faults);
        return (files, reading.Library!);
    }

    static string Copy(string folder)
    {
        foreach (var file in SourceTree.Files("dialogs"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(SourceTree.Root, file), Path.Combine(folder, file));
        }

        return Path.Combine(folder, "dialogs");
    }

    static void Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var said = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, said);
    }
}
