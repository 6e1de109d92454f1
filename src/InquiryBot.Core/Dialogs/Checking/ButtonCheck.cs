using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>A button under an answer sends its own words; they must be an example of an intent, or pressing it is a gamble.</summary>
internal sealed class ButtonCheck(DialogLibrary library)
{
    static readonly string TopicPrefix = SystemTexts.Topic("");

    public IEnumerable<Fault> Faults() => Buttons().Concat(library.Languages.All.SelectMany(Topics)).Concat(Long());

    IEnumerable<Fault> Buttons() =>
        from dialog in library.Dialogs
        from step in dialog.All.OfType<SayStep>()
        from button in step.Buttons
        from language in library.Languages.All
        let wording = library.Words.Find(dialog.Intent, button.Name, language.Tag)
        where wording is not null && !Leads(wording)
        select new Fault(button.At, $"the button `{button}` leads nowhere", $"\"{wording.Variants[0]}\" is no example of any intent");

    /// <summary>Longer than a button holds.</summary>
    IEnumerable<Fault> Long() =>
        from dialog in library.Dialogs
        from button in dialog.All.SelectMany(step => step switch
        {
            SayStep say => say.Buttons,
            QuestionStep question => question.Offers,
            _ => [],
        })
        from language in library.Languages.All
        let wording = library.Words.Find(dialog.Intent, button.Name, language.Tag)
        where wording is not null
        let letters = new System.Globalization.StringInfo(wording.Variants[0]).LengthInTextElements
        where letters > library.Bot.LongestButton
        select new Fault(wording.Key.At, $"the button `{wording.Key}` has {letters} letters", $"a button holds {library.Bot.LongestButton}");

    bool Leads(Wording wording) => library.IntentOfExample(wording.Variants[0]) is { } intent && library.Find(intent) is not null;

    IEnumerable<Fault> Topics(Language language)
    {
        foreach (var topic in library.Words.In(Wordings.Shared, language.Tag).Values.Where(text => text.Key.Name.StartsWith(TopicPrefix, StringComparison.Ordinal)))
        {
            var intent = topic.Key.Name[TopicPrefix.Length..];
            if (library.Find(intent) is null)
                yield return new Fault(topic.Key.At, $"`{topic.Key}` names no intent", Suggest.From(intent, library.Dialogs.Select(dialog => dialog.Intent)));
            else if (library.IntentOfExample(topic.Variants[0]) is var found && found != intent)
                yield return new Fault(topic.Key.At, $"\"{topic.Variants[0]}\" is no example of `{intent}`", found is null ? "add it to its examples" : $"it is one of `{found}`");
        }
    }
}
