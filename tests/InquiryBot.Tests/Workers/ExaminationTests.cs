using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Core.Understanding;
using InquiryBot.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace InquiryBot.Tests.Workers;

public sealed class ExaminationTests : IDisposable
{
    static readonly Example[] Proposed = [new("강아지 등록하고 싶어요", "waste", "ko"), new("여권 새로 해 주세요", "passport", "ko")];

    readonly Examination _examination = new(Lessons.Options, NullLogger<Examination>.Instance);

    public void Dispose() => _examination.Dispose();

    [Fact]
    public async Task The_change_is_found_for_each_language_on_the_same_questions()
    {
        var findings = await FinishAsync(Lessons.Examples, Proposed);

        Assert.Equal((FindingsState.Done, findings.Total, 2), (findings.State, findings.Done, findings.Proposed));
        Assert.Equal([("en", 64, 0), ("ko", 64, 2)], findings.Changes.Select(change => (change.Language, change.Questions, change.Added)));
        Assert.Equal(9, findings.Intents.Count);
        Assert.Equal(Lessons.Examples.Count, findings.Intents.Sum(intent => intent.Due));
        Assert.Equal(Lessons.Examples.Count, findings.Intents.Sum(intent => intent.Named));
        Assert.Equal(Lessons.Examples.Count, findings.Intents.Sum(intent => intent.Right) + findings.Confusions.Sum(pair => pair.Texts.Count));
    }

    [Fact]
    public async Task Examples_that_teach_nothing_wrong_change_what_is_right_and_nothing_proposed_changes_nothing()
    {
        // Every Korean line of two intents swapped: whoever believes that must answer worse.
        var swapped = Lessons.Examples.Where(example => example is { Language: "ko", Intent: "passport" or "waste" })
            .Select(example => example with { Text = example.Text + "?", Intent = example.Intent == "passport" ? "waste" : "passport" }).ToList();

        Assert.All((await FinishAsync(Lessons.Examples, [])).Changes, change => Assert.Equal(change.Before, change.After));

        var korean = (await FinishAsync(Lessons.Examples, swapped)).Changes.Single(change => change.Language == "ko");
        Assert.True(korean.After.Right < korean.Before.Right - 0.05, $"{korean}");
    }

    [Fact]
    public async Task What_is_asked_for_last_is_what_is_found()
    {
        for (var count = 0; count < 20; count++) _examination.Ask(Lessons.Examples, [new Example($"질문 {count}", "waste", "ko")]);

        Assert.Equal(2, (await FinishAsync(Lessons.Examples, Proposed)).Proposed);
    }

    [Fact]
    public async Task An_examination_that_cannot_be_done_says_so() =>
        Assert.Equal(FindingsState.Failed, (await FinishAsync([new(null!, "a", "ko"), new("b", "b", "ko")], [])).State);

    async Task<Findings> FinishAsync(IReadOnlyList<Example> examples, IReadOnlyList<Example> proposed)
    {
        _examination.Ask(examples, proposed);
        await _examination.Rest.WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        return _examination.Ask(examples, proposed);
    }
}
