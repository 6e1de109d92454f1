using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Wiring;
using Microsoft.Extensions.Logging.Abstractions;

namespace InquiryBot.Tests.Wiring;

/// <summary>Dialogs whose examples change while citizens ask.</summary>
public sealed class LessonsTests : IDisposable
{
    static readonly string[] Asked = ["길이 파였어요", "등본 발급", "등본 발급해 주세요", "there is a hole in the road", "how is the weather", "길이 많이 파였는데요"];

    readonly string folder = Directory.CreateTempSubdirectory("inquirybot-lessons").FullName;
    readonly LocalUnderstandingOptions options = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_question_is_answered_by_the_old_lesson_or_the_new_one_whole()
    {
        // The examples of two dialogs change places, so that every part of a lesson is another.
        var (first, second) = (SmallDialogs.Library, Swapped());
        var (old, young) = (Alone(first), Alone(second));
        Assert.NotEqual(Said(old, Asked[0]), Said(young, Asked[0]));
        var book = new LessonBook(folder);
        var served = new TaughtUnderstanding(Task.FromResult(book.Learn(first.Examples(), options)));
        var lessons = new InquiryBot.Wiring.Lessons(served, first, book, options, NullLogger<InquiryBot.Wiring.Lessons>.Instance);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        string[][] whole = [[.. Asked.Select(text => Said(old, text))], [.. Asked.Select(text => Said(young, text))]];
        var askers = Enumerable.Range(0, 4).Select(asker => Task.Run(() => AskAsync(served, whole, asker, enough.Token), Ct)).ToArray();

        foreach (var (library, expected) in Enumerable.Range(0, 10).Select(round => round % 2 == 0 ? (second, young) : (first, old)))
        {
            lessons.Repeat(library);
            // Whoever asks once it is served is never answered by the one before.
            while (Said(await served.UnderstandAsync(Asked[0], null, Ct)) != Said(expected, Asked[0])) await Task.Yield();
            foreach (var text in Asked) Assert.Equal(Said(expected, text), Said(await served.UnderstandAsync(text, null, Ct)));
        }

        await enough.CancelAsync();
        Assert.All(await Task.WhenAll(askers), asked => Assert.True(asked > 0, "One of those who asked got no answer."));
    }

    [Fact]
    public async Task A_question_behind_a_replacement_does_not_wait_for_the_first_lesson()
    {
        var first = new TaskCompletionSource<IUnderstanding>();
        var served = new TaughtUnderstanding(first.Task);
        Assert.False(served.IsReady);

        served.Replace(Alone(Swapped()), 1);

        Assert.True(served.IsReady);
        Assert.Equal(Said(Alone(Swapped()), Asked[0]), Said(await served.UnderstandAsync(Asked[0], null, Ct)));
    }

    [Fact]
    public async Task A_lesson_that_a_later_one_has_overtaken_is_forgotten()
    {
        var (old, young) = (Alone(SmallDialogs.Library), Alone(Swapped()));
        var served = new TaughtUnderstanding(Task.FromResult<IUnderstanding>(old));

        Assert.True(served.Replace(young, 2));
        Assert.False(served.Replace(old, 1));

        Assert.Equal(Said(young, Asked[0]), Said(await served.UnderstandAsync(Asked[0], null, Ct)));
        Assert.True(served.Replace(old, 3));
    }

    /// <returns>How many answers were whole.</returns>
    static async Task<int> AskAsync(TaughtUnderstanding served, string[][] whole, int asker, CancellationToken enough)
    {
        var asked = 0;
        for (; !enough.IsCancellationRequested || asked == 0; asked++)
        {
            var number = (asked + asker) % Asked.Length;
            var said = Said(await served.UnderstandAsync(Asked[number], null, Ct));
            Assert.Contains(said, whole.Select(answers => answers[number]));
        }

        return asked;
    }

    static DialogLibrary Swapped()
    {
        var files = new Dictionary<string, string>(SmallDialogs.Files);
        const string Road = "roads/report/ko.yaml", Certificate = "documents/certificate/ko.yaml";
        files[Road] = files[Road].Replace("길이 파였어요", "등본 발급", StringComparison.Ordinal);
        files[Certificate] = files[Certificate].Replace("등본 발급", "길이 파였어요", StringComparison.Ordinal);
        return SmallDialogs.Read(files);
    }

    LocalUnderstanding Alone(DialogLibrary library) => LocalUnderstanding.Teach(library.Examples(), options, Ct);

    static string Said(LocalUnderstanding understanding, string text) => Said(understanding.Understand(text, null));

    static string Said(Understood understood) =>
        $"{understood.Language} {understood.Intent} {understood.Score:R} {string.Join(", ", understood.Alternatives.Select(other => $"{other.Intent} {other.Score:R}"))}";
}
