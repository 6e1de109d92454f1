namespace InquiryBot.Core.Dialogs;

/// <summary>What the bot says when it does not understand: a guess, a plea for other words, and soon a person.</summary>
internal static class Missing
{
    public static Progress Say(Scene scene, Progress so)
    {
        if (scene.Typed.Length == 0 && scene.Message.Attachments is { Count: > 0 })
            return scene.Say(so, new Saying(SystemTexts.AttachmentReceived) { Buttons = [SystemTexts.HelpButton, SystemTexts.TalkToCounselorButton] });

        var misses = so.Conversation.Misses + 1;
        if (misses >= scene.Library.Bot.MissesBeforeCounselor) return Offer(scene, so);

        so = so with { Conversation = so.Conversation with { Misses = misses } };
        var near = Wish.Near(scene, so.Conversation.Language).ToList();
        return near.Count == 0 || scene.Says(SystemTexts.NoneOfThese) ? scene.Say(so, new Saying(SystemTexts.DidNotUnderstand) { Buttons = [SystemTexts.TalkToCounselorButton] }) : Guess(scene, so, near);
    }

    /// <summary>Two intents are too near each other to choose for the citizen, or half a word is no more than like one: he is asked, and that counts as a miss.</summary>
    public static Progress? Between(Scene scene, Progress so, Wish wish)
    {
        if (wish.Certain || wish.Dialog.IsEmergency || so.Conversation.Misses + 1 >= scene.Library.Bot.MissesBeforeCounselor) return null;
        var half = IsHalfAWord(scene) && wish.Score < scene.Library.Bot.Thresholds.InFreeText;
        if (!half && (scene.Understood.Alternatives is not [var next, ..] || wish.Score - next.Score >= scene.Library.Bot.Thresholds.Margin)) return null;
        return Wish.Near(scene, so.Conversation.Language).ToList() is { Count: > 0 } near && (half || near.Count > 1)
            ? Guess(scene, so with { Conversation = so.Conversation with { Misses = so.Conversation.Misses + 1 } }, near)
            : null;
    }

    /// <summary>One or two Korean syllables that the dialogs do not know: 수언 is like 수어, and may be anything.</summary>
    static bool IsHalfAWord(Scene scene) => scene.Folded is { Length: <= 2 } and [var first, ..] && Spelling.IsSyllable(first);

    static Progress Guess(Scene scene, Progress so, List<Dialog> near) =>
        scene.Say(so, new Saying(SystemTexts.DidYouMean) { Buttons = [.. near.Select(dialog => SystemTexts.Topic(dialog.Intent)), SystemTexts.NoneOfThese] });

    static Progress Offer(Scene scene, Progress so) => scene.Say(
        so with { Conversation = so.Conversation with { Misses = 0, Pending = ControlIntents.TalkToCounselor } },
        new Saying(SystemTexts.DidNotUnderstandOffer) { Buttons = [SystemTexts.TalkToCounselorButton, SystemTexts.HelpButton] });
}

/// <summary>Control intents that the engine itself asks for.</summary>
internal static class ControlIntents
{
    public const string Cancel = "cancel";
    public const string Correct = "correct";
    public const string Help = "help";
    public const string TalkToCounselor = "talk-to-counselor";
}
