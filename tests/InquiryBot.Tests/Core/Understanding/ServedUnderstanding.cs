using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Tests.Outside;
using InquiryBot.Wiring;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>What has learned the product's own dialogs, once for all tests, and once for the programs that they start.</summary>
internal static class ServedUnderstanding
{
    private static readonly Lazy<IUnderstanding> s_taught = new(() =>
    {
        var library = Dialogs.DialogFiles.Reading.Library!;
        return new LessonBook(RunningBot.Learned).Learn(library.Examples(), new LocalUnderstandingOptions { DefaultLanguage = library.Languages.Default.Tag });
    });

    public static IUnderstanding Taught => s_taught.Value;

    public static ValueTask<Understood> UnderstandAsync(string text, string? language) => Taught.UnderstandAsync(text, language, TestContext.Current.CancellationToken);
}
