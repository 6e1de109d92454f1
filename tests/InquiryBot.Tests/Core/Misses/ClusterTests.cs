using InquiryBot.Core.Misses;

namespace InquiryBot.Tests.Core.Misses;

public sealed class ClusterTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    static Miss Asked(string text, int hoursAgo, string language = "ko", Sequel sequel = Sequel.Open, string? intent = null) =>
        new(new("c"), hoursAgo, text, language, [], Now.AddHours(-hoursAgo)) { Sequel = sequel, Intent = intent };

    [Fact]
    public void A_cluster_tells_how_often_when_in_which_languages_and_what_came_of_it()
    {
        Miss[] misses =
        [
            Asked("강아지 등록", 0), Asked("강아지 등록", 5, sequel: Sequel.Chosen, intent: "pets"), Asked("강아지등록!", 3, "en", Sequel.Rephrased, "pets"),
            Asked("오늘 날씨", 1, sequel: Sequel.HandedOff),
        ];

        var clusters = Cluster.Of(misses, Now);

        var first = clusters[0];
        Assert.Equal(("강아지 등록", 3, Now), (first.Sample, first.Count, first.LastAsked));
        Assert.Equal(["ko", "en"], first.Languages);
        Assert.Equal(["강아지등록!"], first.Others);
        Assert.Equal(["pets"], first.Found);
        Assert.Equal((1, 1, 1), (first.Sequels[Sequel.Open], first.Sequels[Sequel.Chosen], first.Sequels[Sequel.Rephrased]));
        Assert.Equal(1, Assert.Single(clusters.Skip(1)).Sequels[Sequel.HandedOff]);
    }

    [Fact]
    public void Of_equally_large_ones_that_which_was_asked_last_comes_first() =>
        Assert.Equal(["날씨", "강아지"], Cluster.Of([Asked("강아지", 3), Asked("날씨", 2)], Now).Select(cluster => cluster.Sample));

    [Fact]
    public void Nothing_makes_no_cluster() => Assert.Empty(Cluster.Of([], Now));
}
