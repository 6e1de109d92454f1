using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>Decides what a citizen's message is: danger, an answer to the open question, a wish, or not understood.</summary>
internal static class Listening
{
    public static ValueTask<Progress> HearAsync(Scene scene, Progress so, CancellationToken ct)
    {
        var dialog = so.Top is { } top ? scene.Library.Find(top.Dialog) : null;
        var question = dialog?.Find(so.Top!.Step) as QuestionStep;
        var heard = question?.Hear(scene, dialog!) ?? Heard.Nothing;
        // A number under the bot's own question is one of its buttons, whatever the form behind it makes of a number.
        if ((heard.Certainty is Certainty.None || so.Conversation.Pending is not null) && Pressed.Button(scene, so, question) is { } pressed)
            (scene, heard) = (pressed, question?.Hear(pressed, dialog!) ?? Heard.Nothing);

        var wish = Wish.Of(scene);
        // "People may get hurt" under a question that offers just this is the answer, where the form itself then says whom to call.
        if (wish is { Dialog.IsEmergency: true } && so.Conversation.Pending is null && heard.Certainty is Certainty.Likely && question is ChooseStep && SaysWhomToCall(dialog!, question, heard))
            (heard, wish) = (heard with { Certainty = Certainty.Sure }, null);
        if (heard.Certainty < Certainty.Exact && wish is { Dialog.IsEmergency: true } && wish.Score >= scene.Library.Bot.Thresholds.Emergency)
            return FollowAsync(scene, question is { ByTheWay: true } ? so.Pop() : so, wish, ct);
        if (so.Conversation.Pending is { } pending) return ReplyToAsync(pending, scene, so.Asking(null), dialog, wish, ct);
        if (question is not null) return AnswerAsync(scene, so, dialog!, question, heard, wish, ct);
        if (so.Top is null && scene.IsMereYesOrNo && wish is not { Certain: true, Dialog.Intent: not ControlIntents.Correct })
            return ValueTask.FromResult(scene.Say(so, new Saying(SystemTexts.WhatElse) { Buttons = [SystemTexts.HelpButton, SystemTexts.TalkToCounselorButton] }));
        if (FollowUp.Of(scene, so) is { } topic) return DialogStack.StartAsync(scene with { FollowsUp = true }, so.Understood(), topic, ct);
        if (wish is not null && wish.Score >= scene.Library.Bot.Thresholds.Answer)
            return so.Top is null && Missing.Between(scene, so, wish) is { } between ? ValueTask.FromResult(between) : FollowAsync(scene, so, wish, ct);
        return so.Top is not null ? DialogStack.ResumeAsync(scene, so, ct) : ValueTask.FromResult(Missing.Say(scene, so));
    }

    /// <summary>Whether the answer leads straight to a number to call.</summary>
    static bool SaysWhomToCall(Dialog dialog, QuestionStep question, Heard heard) => dialog.All.OfType<BranchStep>()
        .Where(branch => branch.On.Name == question.Slot.Name).SelectMany(branch => branch.When)
        .Where(branch => branch.Value.Name == heard.Values.GetValueOrDefault(question.Slot.Name))
        .SelectMany(branch => branch.Steps).OfType<SayStep>().Any(say => say.Links.Any(link => link.Url.Name.StartsWith("tel:", StringComparison.Ordinal)));

    /// <summary>A form of which there is a draft is not begun anew without asking.</summary>
    static ValueTask<Progress> FollowAsync(Scene scene, Progress so, Wish wish, CancellationToken ct) =>
        so is { Top: null, Conversation.Draft: { } draft } && draft.Dialogs[^1].Dialog == wish.Dialog.Intent && !Silence.Expired(scene, draft)
            ? ValueTask.FromResult(Offers.AskDraft(scene, so.Understood(), draft, orNew: true))
            : DialogStack.StartAsync(scene, so.Understood(), wish.Dialog, ct);

    /// <summary>The bot had asked whether to do something: yes does it, no goes back, and anything else is a message like any other.</summary>
    static async ValueTask<Progress> ReplyToAsync(string pending, Scene scene, Progress so, Dialog? open, Wish? wish, CancellationToken ct)
    {
        if (pending == Correction.Which)
            return open is not null && wish is not { Certain: true } && await Correction.PickAsync(scene, so, open, ct) is { } picked
                ? picked
                : await HearAsync(scene, so.Top is { } top ? so.WithTop(top with { Proposed = null }) : so, ct);
        if (Offers.IsOffer(pending))
            return Offers.Reply(scene, wish) is { } yes ? await Offers.TakeAsync(pending, yes, scene, so, ct) : await HearAsync(scene, so, ct);
        return await ConfirmAsync(pending, scene, so, wish, ct);
    }

    static ValueTask<Progress> ConfirmAsync(string pending, Scene scene, Progress so, Wish? wish, CancellationToken ct)
    {
        if (scene.Library.Find(pending) is not { } dialog || Reply(dialog, scene, wish) is not { } reply) return HearAsync(scene, so, ct);

        if (reply == "yes") return DialogStack.StartAsync(scene with { Confirmed = pending }, so.Understood(), dialog, ct);
        if (so.Top is not null) return DialogStack.ResumeAsync(scene, so, ct);
        return scene.Library.Find(ControlIntents.Help) is { } help
            ? DialogStack.StartAsync(scene, so.Understood(), help, ct)
            : ValueTask.FromResult(Missing.Say(scene, so));
    }

    /// <summary>To wish for it again is yes; "no, I want a passport" is the wish for a passport.</summary>
    static string? Reply(Dialog asked, Scene scene, Wish? wish)
    {
        if (scene.Says(SystemTexts.Yes) || scene.Says(SystemTexts.No)) return scene.YesOrNo();
        if (wish?.Dialog == asked && wish.Score >= scene.Library.Bot.Thresholds.Answer) return "yes";
        return wish is not null && wish.Score >= scene.Library.Bot.Thresholds.InForm ? null : scene.YesOrNo();
    }

    /// <summary>
    /// The surer of the two wins: the answer or another wish. A word-for-word wish comes before all but an offered
    /// answer; a guessed one has to be surer the more kinds of text the question takes.
    /// </summary>
    static async ValueTask<Progress> AnswerAsync(Scene scene, Progress so, Dialog dialog, QuestionStep question, Heard heard, Wish? wish, CancellationToken ct)
    {
        if (Elsewhere.IsOurs(scene, so, question))
            return await DialogStack.RunAsync(scene, so.Understood().Learn(so.Top!.Proposed!).WithoutProposed(), dialog, dialog.After(question), ct);
        if (Elsewhere.IsNotOurs(scene, so, question)) return question.Ask(scene, dialog, so, SystemTexts.PlaceElsewhere);
        if (Stepping.Back(scene)) return Stepping.GoBack(scene, so.Understood(), dialog, question);

        var contrast = Contrast.In(scene);
        if (await Correction.HearAsync(scene, so, dialog, question, heard, wish, contrast, ct) is { } corrected) return corrected;
        // "Not the 5th, the 6th" may answer the very question that is open.
        if (heard.Certainty is Certainty.None && contrast is not null) heard = question.Hear(contrast.Right, dialog);
        if (question.ByTheWay && question.Refusal(heard, scene)?.Name != SystemTexts.PlaceShared && PassesOver(scene, dialog, heard, wish))
            // What it costs is asked before the city is said: then both are open again.
            return FollowUp.Of(scene, so.Pop()) is { } topic ? await DialogStack.StartAsync(scene, so.Pop().Understood(), topic, ct) : await HearAsync(scene, so.Pop(), ct);
        return await WeighAsync(scene, so, dialog, question, heard, wish, ct);
    }

    /// <summary>What is no clear answer, and a sentence about something else that names a place beside it.</summary>
    static bool PassesOver(Scene scene, Dialog dialog, Heard heard, Wish? wish) => heard.Certainty switch
    {
        Certainty.Exact => false,
        Certainty.Sure => wish is not null && wish.Dialog != dialog && wish.Dialog.Intent != ControlIntents.Correct && (wish.Certain || (wish.Score >= scene.Library.Bot.Thresholds.Answer && !scene.IsMostly(AnswerKinds.Place))),
        _ => true,
    };

    static ValueTask<Progress> WeighAsync(Scene scene, Progress so, Dialog dialog, QuestionStep question, Heard heard, Wish? wish, CancellationToken ct)
    {
        var thresholds = scene.Library.Bot.Thresholds;
        var enough = scene.Asks ? thresholds.Answer : question.TakesAnyText ? thresholds.InFreeText : thresholds.InForm;
        // Where nothing was corrected, what only looks like a correction is no other wish: "12-3456" may be the number of a streetlight.
        // Nor is a bare "yes, that's right" more than it says.
        var other = wish?.Dialog == dialog || wish is { Certain: false, Dialog.Intent: ControlIntents.Correct } || (wish is { Certain: false } && scene.IsMereYesOrNo) ? null : wish;

        if (heard.Certainty is Certainty.Exact) return TakeAsync(scene, so, dialog, question, heard, ct);
        if (other is { Certain: true }) return FollowAsync(scene, so, other, ct);
        if (heard.Certainty is Certainty.Sure) return TakeAsync(scene, so, dialog, question, heard, ct);
        if (other is not null && other.Score >= enough) return FollowAsync(scene, so, other, ct);
        // "I don't know", said twice, is still no place.
        var nothing = scene.Understood.Entities.Count == 0 && (scene.Library.IntentOfFolded(scene.Folded) == Intents.OutOfScope || (question.AsksOnceMore && IsNoName(scene, dialog, wish)));
        return heard.Certainty is Certainty.Likely && !nothing && !OfAnother(scene, dialog, so, question) && (so.Top!.Tries > 0 || !question.AsksOnceMore || Elsewhere.Asks(question.Refusal(heard, scene)?.Name))
            ? TakeAsync(scene, so, dialog, question, heard, ct)
            : MissAsync(scene, so, dialog, question, ct);
    }

    /// <summary>Anger that names nothing is no answer to "where?", and neither is "that's wrong" or how dangerous it is there, which another question asks for.</summary>
    static bool IsNoName(Scene scene, Dialog dialog, Wish? wish) =>
        Math.Max(scene.Understood.Feeling.Anger, scene.Understood.Feeling.Abuse) >= Feeling.Loud
        || wish?.Dialog.Intent == ControlIntents.Correct || scene.Says(SystemTexts.WrongWords)
        || dialog.Asked.OfType<ChooseStep>().Any(choice => choice.Hear(scene, dialog).Certainty >= Certainty.Likely);

    /// <summary>"Tomorrow at three" is no name of an office, when the form has yet to ask for the time.</summary>
    static bool OfAnother(Scene scene, Dialog dialog, Progress so, QuestionStep question) =>
        question.TakesAnyText && scene.Understood.Entities.Sum(entity => Spelling.Fold(entity.Text).Length) >= scene.Folded.Length && Ahead(scene, dialog, so, question).Count > 0;

    static ValueTask<Progress> TakeAsync(Scene scene, Progress so, Dialog dialog, QuestionStep question, Heard heard, CancellationToken ct)
    {
        if (question.Refusal(heard, scene) is { } refusal)
            return Elsewhere.Asks(refusal.Name)
                ? ValueTask.FromResult(Elsewhere.Beside(scene, question.Ask(scene, dialog, so, refusal.Name), question, heard, refusal))
                : RefuseAsync(scene, so, dialog, question, refusal, ct);
        if (WideTown.Asks(scene, so, question, heard)) return ValueTask.FromResult(WideTown.Ask(scene, dialog, so, question, heard));

        heard = WideTown.Within(scene, so, question, heard);
        so = so.Understood().WithoutProposed().Learn([.. Ahead(scene, dialog, so, question), .. question.Keep(heard, scene.Vault)]);
        if (question is SurveyStep survey) so = survey.Take(scene, dialog, so, heard);
        return DialogStack.RunAsync(scene, so, dialog, dialog.After(question), ct);
    }

    static ValueTask<Progress> MissAsync(Scene scene, Progress so, Dialog dialog, QuestionStep question, CancellationToken ct)
    {
        if (Ahead(scene, dialog, so, question) is { Count: > 0 } ahead)
            return ValueTask.FromResult(question.Ask(scene, dialog, scene.Say(so.Learn(ahead), scene.Typed.Length == 0 ? SystemTexts.AttachmentReceived : SystemTexts.Noted)));

        return RefuseAsync(scene, so, dialog, question, question.Retry.Say, ct);
    }

    /// <summary>Asks again as often as the question allows, and then does what its retry says.</summary>
    static ValueTask<Progress> RefuseAsync(Scene scene, Progress so, Dialog dialog, QuestionStep question, Key? words, CancellationToken ct)
    {
        if (AnswerKinds.IsOffMap(scene)) return ValueTask.FromResult(question.Ask(scene, dialog, scene.Say(so, SystemTexts.PlaceOffMap)));

        var top = so.Top!;
        if (top.Tries < question.Retry.Times)
            return ValueTask.FromResult(question
                .Ask(scene, dialog, so, words?.Name ?? SystemTexts.RetryGeneric)
                .WithTop(top with { Tries = top.Tries + 1 }));

        return question.Retry.Then switch
        {
            RetryEnd.Skip => DialogStack.RunAsync(scene, so.Learn([KeyValuePair.Create(question.Slot.Name, "")]), dialog, dialog.After(question), ct),
            RetryEnd.Cancel => DialogStack.ResumeAsync(scene, scene.Say(so.Pop(), SystemTexts.Cancelled), ct),
            _ => ValueTask.FromResult(GiveToCounselor(scene, scene.Say(so, SystemTexts.FormHandedOver), dialog)),
        };
    }

    /// <summary>
    /// What comes along, too early or late, answers the question that will ask for it or was skipped: a photo or a location
    /// always; a day, a number to call or another thing that the words name when it is the only question of that kind that
    /// is left. One more photo joins those that are there.
    /// </summary>
    static List<KeyValuePair<string, string>> Ahead(Scene scene, Dialog dialog, Progress so, QuestionStep open)
    {
        if (scene is { Understood.Entities.Count: 0, Message: { Attachments: null, Entities: null } }) return [];

        var enough = open.TakesAnyText ? Certainty.Exact : Certainty.Sure;
        var left = dialog.Asked.Where(question => so.Slots.GetValueOrDefault(question.Slot.Name, "").Length == 0).ToList();
        var more = from question in dialog.Asked.Except(left)
                   where question.Kind == AnswerKinds.Photo && question.Slot.Name != open.Slot.Name
                   from value in question.Keep(question.Hint(scene), scene.Vault)
                   select KeyValuePair.Create(value.Key, $"{so.Slots[value.Key]} {value.Value}");
        return [.. more, .. from question in left
            where question.Slot.Name != open.Slot.Name
            let hint = question.Hint(scene)
            where hint.Certainty is Certainty.Exact || (hint.Certainty >= enough && left.Count(question.SharesWith) == 1)
            where question.Refusal(hint, scene) is null
            from value in question.Keep(hint, scene.Vault)
            select value];
    }

    static Progress GiveToCounselor(Scene scene, Progress so, Dialog dialog) => so with
    {
        Conversation = so.Conversation with { Dialogs = [], Draft = Offers.Handed(so.Conversation, scene.Now) },
        HandOff = new HandOffRequest("not-understood") { Topic = dialog.Intent, Slots = Learned.In(so.Conversation) },
    };
}
