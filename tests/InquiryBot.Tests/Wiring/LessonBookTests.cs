using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Tests.Wiring;

public sealed class LessonBookTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("inquirybot-lessons").FullName;
    readonly LocalUnderstandingOptions options = new();
    readonly Example[] examples = [new("여권 재발급", "passport", "ko"), new("소파 버리기", "large-waste", "ko")];

    string Kept => Path.Combine(folder, "understanding.model");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_second_start_reads_what_the_first_has_learned()
    {
        var book = new LessonBook(folder);
        var first = Taught(book, examples);
        var written = File.ReadAllBytes(Kept);

        // Were it learned again, the file would be written again.
        File.SetLastWriteTimeUtc(Kept, DateTime.UnixEpoch);
        var second = Taught(book, examples);

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Kept));
        Assert.Equal(written, Bytes(second));
        Assert.Equal(written, Bytes(first));
    }

    [Fact]
    public void Changed_examples_are_learned_and_kept()
    {
        Taught(new LessonBook(folder), examples);

        var changed = Taught(new LessonBook(folder), [.. examples, new("안녕하세요", "greeting", "ko")]);

        Assert.Equal("greeting", changed.Understand("안녕하세요", null).Intent);
        Assert.Equal(Bytes(changed), File.ReadAllBytes(Kept));
    }

    [Fact]
    public void A_lesson_that_cannot_be_kept_leaves_nothing_behind()
    {
        Directory.CreateDirectory(Path.Combine(Kept, "in its place"));

        Assert.Equal("passport", Taught(new LessonBook(folder), examples).Understand("여권 재발급", null).Intent);
        Assert.Equal([Kept], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_damaged_file_and_a_missing_folder_cost_a_lesson_only()
    {
        File.WriteAllText(Kept, "nonsense");

        Assert.Equal("passport", Taught(new LessonBook(folder), examples).Understand("여권 재발급", null).Intent);
        Assert.Equal("passport", Taught(new LessonBook(Path.Combine(Kept, "below a file")), examples).Understand("여권 재발급", null).Intent);
    }

    LocalUnderstanding Taught(LessonBook book, IReadOnlyList<Example> lines) => Assert.IsType<LocalUnderstanding>(book.Learn(lines, options));

    static byte[] Bytes(LocalUnderstanding understanding)
    {
        using var stream = new MemoryStream();
        understanding.Save(stream);
        return stream.ToArray();
    }
}
