using System.Runtime.CompilerServices;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class ModelFileTests
{
    private static readonly byte[] s_kept = Lessons.Bytes(Lessons.Taught);

    private static readonly string[] s_questions =
        ["여권재발급", "the road is broken", "내일 오후 3시 수원역 앞", "asdf qwer", "감사합니다", "xin chào", "사장이 돈을 안 줘요"];

    [Fact]
    public void What_was_kept_answers_as_before()
    {
        var loaded = Load(s_kept, Lessons.Examples, Lessons.Options);

        Assert.NotNull(loaded);
        Assert.All(s_questions, text =>
        {
            var (before, after) = (Lessons.Taught.Understand(text, "ko"), loaded.Understand(text, "ko"));
            Assert.Equal((before.Intent, before.Score, before.Language), (after.Intent, after.Score, after.Language));
            Assert.Equal(before.Alternatives, after.Alternatives);
            Assert.Equal(before.Entities, after.Entities);
        });
        Assert.Equal(s_kept, Lessons.Bytes(loaded));
    }

    [Fact]
    public void A_file_is_answered_from_also_when_its_name_is_gone()
    {
        var (path, loaded) = Kept();

        Assert.All(s_questions, text =>
        {
            var (before, after) = (Lessons.Taught.Understand(text, "ko"), loaded.Understand(text, "ko"));
            Assert.Equal((before.Intent, before.Score), (after.Intent, after.Score));
        });
        Assert.Equal(s_kept, Lessons.Bytes(loaded));
        Assert.Contains(path, Mapped(), StringComparison.Ordinal);
        GC.KeepAlive(loaded);
    }

    [Fact]
    public void A_model_that_was_replaced_lets_its_file_go()
    {
        var path = Forgotten();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.DoesNotContain(path, Mapped(), StringComparison.Ordinal);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static string Forgotten() => Kept().Path;
    }

    [Fact]
    public void A_blank_model_can_be_kept_too()
    {
        var blank = Lessons.Teach([], Lessons.Options);

        Assert.NotNull(Load(Lessons.Bytes(blank), [], Lessons.Options));
    }

    [Fact]
    public void Other_examples_want_another_lesson() =>
        Assert.Null(Load(s_kept, [.. Lessons.Examples, new Example("등본 떼고 싶어요", "passport", "ko")], Lessons.Options));

    [Fact]
    public void Another_seed_wants_another_lesson() =>
        Assert.Null(Load(s_kept, Lessons.Examples, Lessons.Options with { Seed = 7 }));

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(5_000)]
    public void A_damaged_byte_is_noticed(int place)
    {
        var damaged = (byte[])s_kept.Clone();
        damaged[place] ^= 1;

        Assert.Null(Load(damaged, Lessons.Examples, Lessons.Options));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100)]
    public void A_file_that_was_cut_short_is_noticed(int length) =>
        Assert.Null(Load(s_kept[..length], Lessons.Examples, Lessons.Options));

    /// <summary>A model that was read from a file which has been deleted since.</summary>
    private static (string Path, LocalUnderstanding Loaded) Kept()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(path, s_kept);
        using var file = File.OpenRead(path);
        var loaded = LocalUnderstanding.Load(file, Lessons.Examples, Lessons.Options)!;
        File.Delete(path);
        return (path, loaded);
    }

    /// <summary>The files of which this process has parts in memory.</summary>
    private static string Mapped() => File.ReadAllText("/proc/self/maps");

    private static LocalUnderstanding? Load(byte[] kept, IReadOnlyList<Example> examples, LocalUnderstandingOptions options)
    {
        using var stream = new MemoryStream(kept);
        return LocalUnderstanding.Load(stream, examples, options);
    }
}
