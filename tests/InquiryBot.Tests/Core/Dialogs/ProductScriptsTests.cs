using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>What the scripted conversations of the served dialogs try out; that they pass is `inquirybot test`'s to say.</summary>
public sealed class ProductScriptsTests
{
    static readonly DialogLibrary Library = DialogFiles.Reading.Library!;
    static readonly string Korean = Library.Languages.Default.Tag;

    static readonly string[] Corrects = [SystemTexts.Corrected, SystemTexts.WhichSlot];

    /// <summary>What the bot says to what it cannot take, beside the words of each question.</summary>
    static readonly string[] Refuses =
        [SystemTexts.DidNotUnderstand, SystemTexts.DidNotUnderstandOffer, SystemTexts.DidYouMean, SystemTexts.PlaceOffMap, SystemTexts.RetryGeneric, SystemTexts.Noted, SystemTexts.AttachmentReceived];

    static readonly string[] Leaves = [SystemTexts.Cancelled, SystemTexts.CancelAsks, SystemTexts.DraftSaved, SystemTexts.StartedOver];

    public static TheoryData<string> Dialogs => [.. Library.Dialogs.Select(dialog => dialog.Intent)];

    static IReadOnlyList<Script> Of(Dialog dialog) => [.. Library.Scripts.Where(script => script.Folder == dialog.Folder)];

    static HashSet<string> Heard(Script script) =>
        [.. script.Lines.OfType<ScriptLine.Hears>().SelectMany(line => line.Keys).Select(key => key.Name.Split('/') is [var dialog, var own] && dialog == script.Dialog ? own : key.Name)];

    static bool HandsOver(Script script) => script.Lines.Any(line => line is ScriptLine.Ticket);

    [Theory, MemberData(nameof(Dialogs))]
    public void Every_dialog_is_tried_to_its_end_in_Korean_and_another_language(string intent)
    {
        var dialog = Library.Find(intent)!;
        var ends = Ends(dialog);
        var happy = Of(dialog).Where(script => ends.Count == 0 ? Heard(script).Count > 0 || HandsOver(script) : ends.Overlaps(Heard(script))).Select(script => script.Language).Distinct().ToList();

        Assert.Contains(Korean, happy);
        Assert.Contains(happy, language => language != Korean);
    }

    [Theory, MemberData(nameof(Dialogs))]
    public void Every_dialog_is_tried_with_a_correction_or_bad_input(string intent)
    {
        var dialog = Library.Find(intent)!;
        var refusals = Refuses.Concat(Corrects).Concat(dialog.All.OfType<QuestionStep>().SelectMany(question => new[] { question.Retry.Say?.Name, (question as AskStep)?.Valid?.Say?.Name })).OfType<string>().ToHashSet();

        Assert.Contains(Of(dialog), script => refusals.Overlaps(Heard(script)));
    }

    [Theory, MemberData(nameof(Dialogs))]
    public void Every_dialog_is_tried_with_a_way_out(string intent) =>
        Assert.Contains(Of(Library.Find(intent)!), script => HandsOver(script) || Heard(script).Overlaps(Leaves));

    [Fact]
    public void Every_form_is_tried_with_a_correction_in_Korean_and_another_language() => Assert.Empty(
        from dialog in Library.Dialogs
        where dialog.Kind is DialogKind.Form
        let languages = Of(dialog).Where(script => Heard(script).Overlaps(Corrects)).Select(script => script.Language).ToHashSet()
        where !languages.Contains(Korean) || languages.Count < 2
        select dialog.Folder);

    [Fact]
    public void There_are_more_than_250() => Assert.True(Library.Scripts.Count >= 250);

    /// <summary>What is said last where all goes well; nothing where the dialog only does something. A form ends when it has done it, a look-up when it has found what it looked for.</summary>
    static HashSet<string> Ends(Dialog dialog)
    {
        var steps = dialog.Kind is DialogKind.Lookup ? [.. Joined(dialog.Steps)] : dialog.All.ToList();
        var done = dialog.Kind is DialogKind.Form ? steps.FindLastIndex(step => step is DoStep) : -1;
        return [.. steps.Skip(done + 1).OfType<SayStep>().Select(step => step.Text.Name)];
    }

    /// <summary>Without the steps of outcomes that end the dialog: found nothing, failed, locked.</summary>
    static IEnumerable<Step> Joined(IReadOnlyList<Step> steps) => steps.SelectMany(step => step.InnerJoins ? step.Inner.SelectMany(Joined).Prepend(step) : [step]);
}
