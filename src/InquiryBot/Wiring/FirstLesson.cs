namespace InquiryBot.Wiring;

/// <summary>Says that the dialogs are being learned, and when they are: a start that has to learn them is otherwise silent for the seconds in which questions wait.</summary>
internal sealed partial class FirstLesson(TaughtUnderstanding understanding, LessonBook book, TimeProvider clock, ILogger<FirstLesson> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begun = clock.GetTimestamp();
        if (await Task.WhenAny(book.Learning, understanding.Lesson).WaitAsync(stoppingToken) != book.Learning) return;

        LogLearning();
        await understanding.Lesson.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var seconds = (long)clock.GetElapsedTime(begun).TotalSeconds;
        if (understanding.Lesson.IsCompletedSuccessfully) LogLearned(seconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Learning the dialogs, which are new here or have changed: it takes some ten seconds, and questions wait until it is done")]
    partial void LogLearning();

    [LoggerMessage(Level = LogLevel.Information, Message = "The dialogs are learned, after {Seconds} s; until they change, the next start takes them from disk")]
    partial void LogLearned(long seconds);
}
