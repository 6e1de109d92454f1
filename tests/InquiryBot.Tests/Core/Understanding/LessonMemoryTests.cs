using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>What a lesson keeps small, it keeps whole.</summary>
public sealed class LessonMemoryTests
{
    private static readonly string[] s_texts =
    [
        "the road is broken", "the road is closed", "여권을 잃어버렸어요", "여권을 만들려면", "the passport", "여권 the end", "the the the the road",
        string.Concat(Enumerable.Repeat("ㅋ", 600)), "일시 정지", "!", "", "道路坏了", "паспорт",
    ];

    [Fact]
    public void A_line_comes_back_as_it_was_weighed()
    {
        var (notepad, vocabulary) = (new Notepad(), Counted(1, null));
        var lines = new Lines(vocabulary);
        var weighed = new List<List<(int, float)>>();
        for (var time = 0; time < 500; time++)
        {
            Weigh(s_texts[time % s_texts.Length], notepad, vocabulary);
            lines.Add(notepad.Line, time);
            weighed.Add([.. notepad.Line.Ids.ToArray().Zip(notepad.Line.Weights.ToArray())]);
        }

        Assert.Contains(weighed, line => line.Count == 0);
        Assert.Equal(Enumerable.Range(0, weighed.Count), Enumerable.Range(0, lines.Count).Select(lines.LabelOf));
        Assert.All(Enumerable.Range(0, lines.Count), line => Assert.Equal(weighed[line], Read(lines, line)));
    }

    [Fact]
    public void A_first_look_leaves_out_no_piece_that_comes_often_enough()
    {
        var (notepad, glance) = (new Notepad(), new Glance());
        foreach (var text in s_texts)
        {
            Course.Cut(text, notepad);
            glance.Look(notepad.Pieces);
        }

        var (looked, counted) = (Counted(2, glance), Counted(2, null));

        Assert.NotEqual(0, looked.Count);
        Assert.Equal(counted.Keys, looked.Keys);
        Assert.Equal(counted.Rarity, looked.Rarity);
    }

    private static Vocabulary Counted(int fewestLines, Glance? glance)
    {
        var (notepad, counter) = (new Notepad(), new Vocabulary.Counter(fewestLines, glance));
        foreach (var text in s_texts)
        {
            Course.Cut(text, notepad);
            counter.Count(notepad.Pieces);
        }

        return counter.Finish();
    }

    private static void Weigh(string text, Notepad notepad, Vocabulary vocabulary)
    {
        Course.Cut(text, notepad);
        notepad.Weigh(vocabulary);
    }

    private static List<(int Id, float Weight)> Read(Lines lines, int line)
    {
        var pieces = new List<(int, float)>();
        for (var reader = lines.Read(line); reader.Next();) pieces.Add((reader.Id, reader.Weight));
        return pieces;
    }
}
