using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Wiring;

/// <summary>
/// Teaches the understanding anew when the examples have changed. The new words are served at once; until the lesson
/// is over, questions are understood as before.
/// </summary>
internal sealed partial class Lessons(TaughtUnderstanding understanding, DialogLibrary first, LessonBook book, LocalUnderstandingOptions options, ILogger<Lessons> log)
{
    DialogLibrary learned = first;
    int lessons;

    public void Repeat(DialogLibrary library)
    {
        var examples = library.Examples();
        var same = examples.SequenceEqual(learned.Examples());
        learned = library;
        if (same) return;

        var number = ++lessons;
        _ = Task.Run(() => Teach(examples, number));
    }

    void Teach(IReadOnlyList<Example> examples, int number)
    {
        if (!understanding.Replace(book.Learn(examples, options), number)) return;
        StartMemory.GiveBack();
        LogTaught(log, examples.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The understanding was taught {Count} examples")]
    static partial void LogTaught(ILogger log, int count);
}
