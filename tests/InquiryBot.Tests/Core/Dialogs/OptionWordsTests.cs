using InquiryBot.Commands;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>What citizens type in place of a button of the served dialogs.</summary>
public sealed class OptionWordsTests
{
    static readonly DialogLibrary Library = DialogFiles.Reading.Library!;

    /// <summary>Each further word of each option, as the answer to its question, on every language's own conversation.</summary>
    [Fact]
    public async Task Every_further_word_of_an_option_chooses_it()
    {
        var engine = new Practice().Engine(new DialogShelf(Library));
        var wrong = new List<string>();
        var tried = 0;
        foreach (var dialog in Library.Dialogs)
            foreach (var step in dialog.All.OfType<ChooseStep>())
                foreach (var option in step.Options)
                    foreach (var language in Library.Languages.All)
                        foreach (var words in Library.Words.In(dialog.Intent, language.Tag).GetValueOrDefault(option.Name + SystemTexts.Heard)?.Variants ?? [])
                        {
                            tried++;
                            var asked = new Conversation { Id = new("c"), Channel = "test", Language = language.Tag, Dialogs = [new Frame(dialog.Intent, step.Id)] };
                            var message = new Activity { Type = ActivityTypes.Message, Text = words };
                            var outcome = await engine.StepAsync(asked, message, new Understood(words, language.Tag, Intents.OutOfScope, 0.9, [], [], 0), TestContext.Current.CancellationToken);
                            var learned = outcome.Settled.Concat(outcome.Conversation.Dialogs.SelectMany(frame => frame.Slots)).ToList();
                            if (!learned.Contains(KeyValuePair.Create(step.Slot.Name, option.Name))) wrong.Add($"{dialog.Intent}/{option} {language.Tag}: {words}");
                        }

        Assert.Empty(wrong);
        Assert.InRange(tried, 1500, 10_000);
    }

    /// <summary>What could be both would be taken for the first.</summary>
    [Fact]
    public void No_further_word_belongs_to_two_options() => Assert.Empty(
        from dialog in Library.Dialogs
        from step in dialog.All.OfType<ChooseStep>()
        from one in step.Options
        from other in step.Options
        where string.CompareOrdinal(one.Name, other.Name) < 0
        from words in Library.Words.Heard(dialog.Intent, one.Name + SystemTexts.Heard).Concat(Library.Words.Heard(dialog.Intent, one.Name))
            .Intersect(Library.Words.Heard(dialog.Intent, other.Name + SystemTexts.Heard).Concat(Library.Words.Heard(dialog.Intent, other.Name)))
        select $"{dialog.Intent} {one} {other}: {words}");
}
