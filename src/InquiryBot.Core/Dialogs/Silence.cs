using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// A citizen who falls silent in the middle of a form is reminded once; then the form becomes a draft, which is kept for some
/// days. One timer looks after a conversation: when it rings too early it is set again, so that a form costs one and not one
/// for each answer.
/// </summary>
internal static class Silence
{
    /// <summary>Notes that the citizen has spoken, and sets the timer when none is set.</summary>
    public static Progress Watch(Scene scene, Progress so)
    {
        if (so.HandOff is not null || DialogStack.IsFree(scene, so))
        {
            if (so.Conversation is not { Heard: null, Reminded: false }) so = so with { Conversation = so.Conversation with { Heard = null, Reminded = false } };
            return so.Conversation.Draft is null ? so : Set(scene, so, null);
        }

        so = so with { Conversation = so.Conversation with { Heard = scene.Now, Reminded = false } };
        return Set(scene, so, Next(scene, so));
    }

    /// <summary>The timer rings, or somebody says that it does: only the times in the conversation count.</summary>
    public static async ValueTask<Progress> RingAsync(Scene scene, Progress so, CancellationToken ct)
    {
        if (so.Conversation.Draft is { } draft && Expired(scene, draft)) so = so with { Conversation = so.Conversation with { Draft = null } };
        if (so.Top is { } top && top.Due <= scene.Now) return Set(scene, await LateAsync(scene, so, ct), null);
        if (so.Top is not null && so.Conversation.Heard is { } heard)
        {
            var silence = scene.Library.Bot.Silence;
            var waits = so.Top.Due is not null;
            if (so.Conversation.Reminded && heard.AddMinutes(silence.RemindAfterMinutes + silence.SaveAfterMinutes) <= scene.Now)
                so = Offers.Leave(scene, so) with { Wake = null };
            else if (!waits && !so.Conversation.Reminded && heard.AddMinutes(silence.RemindAfterMinutes) <= scene.Now)
                so = await RemindAsync(scene, so, ct);
        }

        return Set(scene, so, null);
    }

    public static bool Expired(Scene scene, Draft draft) => draft.At.AddDays(scene.Library.Bot.Silence.KeepDraftDays) <= scene.Now;

    static async ValueTask<Progress> RemindAsync(Scene scene, Progress so, CancellationToken ct)
    {
        so = scene.Say(so, new Saying(SystemTexts.SilenceReminder) { With = Offers.Topic(scene, so, so.Top!.Dialog) });
        so = await DialogStack.ResumeAsync(scene, so, ct);
        return so with { Conversation = so.Conversation with { Reminded = true } };
    }

    /// <summary>The event that a step waits for has not come in time.</summary>
    static ValueTask<Progress> LateAsync(Scene scene, Progress so, CancellationToken ct)
    {
        so = so.WithTop(so.Top! with { Due = null });
        return scene.Library.Find(so.Top!.Dialog) is { } dialog && dialog.Find(so.Top.Step) is WaitStep wait
            ? DialogStack.RunAsync(scene, so, dialog, wait.Late is { Steps: [var first, ..] } ? first : null, ct)
            : DialogStack.ResumeAsync(scene, so, ct);
    }

    /// <summary>When there is something to look after next; null for nothing.</summary>
    static DateTimeOffset? Next(Scene scene, Progress so)
    {
        var silence = scene.Library.Bot.Silence;
        if (so.Top is null) return so.Conversation.Draft?.At.AddDays(silence.KeepDraftDays);
        if (so.Top.Due is { } due) return due;
        return so.Conversation.Heard?.AddMinutes(silence.RemindAfterMinutes + (so.Conversation.Reminded ? silence.SaveAfterMinutes : 0));
    }

    /// <summary>Sets the timer unless an earlier one is on its way, which will set it then.</summary>
    static Progress Set(Scene scene, Progress so, DateTimeOffset? due)
    {
        due ??= Next(scene, so);
        if (due is not { } moment) return so;
        if (so.Conversation.Watch is { } watch && watch > scene.Now && watch <= moment) return so;
        return so with { Conversation = so.Conversation with { Watch = moment }, Wake = moment };
    }
}
