using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>Runs dialogs: begins one on top of another, walks through its steps until the citizen must speak, goes back to the one below.</summary>
internal static class DialogStack
{
    // Deeper than this nobody remembers what he was asked first.
    const int Deepest = 5;

    /// <summary>Whether nothing is open that wants an answer: no dialog, or only what was asked by the way.</summary>
    public static bool IsFree(Scene scene, Progress so) => so.Top is not { } top || scene.Library.Find(top.Dialog)?.Find(top.Step) is QuestionStep { ByTheWay: true };

    const int MostSteps = 200;

    /// <summary>Begins a dialog; one that is in progress already is taken up again instead.</summary>
    public static ValueTask<Progress> StartAsync(Scene scene, Progress so, Dialog dialog, CancellationToken ct)
    {
        var frames = so.Conversation.Dialogs;
        var at = frames.ToList().FindIndex(frame => frame.Dialog == dialog.Intent);
        if (at >= 0) return ResumeAsync(scene, so.WithDialogs([.. frames.Take(at + 1)]), ct);

        var first = dialog.Steps[0];
        var below = so.WithDialogs([.. frames.Skip(Math.Max(0, frames.Count - Deepest + 1))]);
        return RunAsync(scene, Hint(scene, dialog, below.Push(new Frame(dialog.Intent, first.Id))), dialog, first, ct);
    }

    /// <summary>Goes on from a step of the dialog on top until a question waits, or all dialogs have ended.</summary>
    public static async ValueTask<Progress> RunAsync(Scene scene, Progress so, Dialog dialog, Step? step, CancellationToken ct)
    {
        // A dialog that goes to itself must not keep the turn for ever.
        for (var walkedSteps = 0; step is not null && walkedSteps < MostSteps; walkedSteps++)
        {
            var walked = await step.EnterAsync(scene, dialog, so, ct);
            so = walked.So;
            dialog = walked.Into ?? dialog;
            if (walked.Waits) return so.WithTop(so.Top! with { Step = step.Id, Tries = 0 });
            step = walked.Next;
        }

        return await ReturnAsync(scene, so.Pop(), dialog, ct);
    }

    /// <summary>Back to the dialog below: what only steers the talk leads straight back, after anything else the citizen is asked whether to go on.</summary>
    static ValueTask<Progress> ReturnAsync(Scene scene, Progress so, Dialog ended, CancellationToken ct) =>
        ended.Kind is not DialogKind.Control && so is { Top: not null, HandOff: null, Conversation.Pending: null }
            ? ValueTask.FromResult(Offers.AskGoOn(scene, so))
            : ResumeAsync(scene, so, ct);

    /// <summary>Asks the open question of the dialog on top again, unless the citizen now waits for something else.</summary>
    public static async ValueTask<Progress> ResumeAsync(Scene scene, Progress so, CancellationToken ct)
    {
        if (so.Top is not { } top || so.Conversation.Pending is not null || so.HandOff is not null) return so;

        if (scene.Library.Find(top.Dialog) is not { } dialog) return await ResumeAsync(scene, scene.Say(so.Pop(), SystemTexts.FormGone), ct);
        if (dialog.Find(top.Step) is QuestionStep question) return question.Ask(scene, dialog, so);
        if (dialog.Find(top.Step) is WaitStep wait) return wait.Tell(scene, dialog, so);
        return await RunAsync(scene, scene.Say(so, SystemTexts.FormChanged), dialog, dialog.Steps[0], ct);
    }

    /// <summary>What the citizen's first sentence says already need not be asked, unless two questions could be meant.</summary>
    static Progress Hint(Scene scene, Dialog dialog, Progress so)
    {
        var questions = dialog.All.OfType<AskStep>().ToList();
        var hints =
            from question in questions
            where question.Role is not null || questions.Count(question.SharesWith) == 1
            let hint = question.Hint(scene)
            where question.Refusal(hint, scene) is null && !question.IsTooWide(hint, scene)
            from value in question.Keep(hint, scene.Vault)
            select value;
        return so.Learn(hints);
    }
}
