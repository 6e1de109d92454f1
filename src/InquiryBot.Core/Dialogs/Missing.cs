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
        return near.Count == 0 || scene.Says(SystemTexts.NoneOfThese)
            ? scene.Say(so, SystemTexts.DidNotUnderstand)
            : scene.Say(so, new Saying(SystemTexts.DidYouMean) { Buttons = [.. near.Select(dialog => SystemTexts.Topic(dialog.Intent)), SystemTexts.NoneOfThese] });
    }

    static Progress Offer(Scene scene, Progress so) => scene.Say(
        so with { Conversation = so.Conversation with { Misses = 0, Pending = ControlIntents.TalkToCounselor } },
        new Saying(SystemTexts.DidNotUnderstandOffer) { Buttons = [SystemTexts.TalkToCounselorButton, SystemTexts.HelpButton] });
}

/// <summary>Control intents that the engine itself asks for.</summary>
internal static class ControlIntents
{
    public const string Help = "help";
    public const string TalkToCounselor = "talk-to-counselor";
}
