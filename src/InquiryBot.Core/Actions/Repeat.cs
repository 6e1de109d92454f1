using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Actions;

/// <summary><c>repeat</c>: says the last words again, in the language of now. In a form nothing, because its question is asked again anyway.</summary>
public sealed class Repeat : IAction
{
    public ActionShape Shape { get; } = new("repeat");

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct) =>
        ValueTask.FromResult(new ActionOutcome { Says = call.Conversation.Dialogs.Count > 0 ? [] : Last(call) });

    static IReadOnlyList<Saying> Last(ActionCall call) => call.Conversation.Said.Count == 0
        ? [new Saying(SystemTexts.NothingToRepeat) { Buttons = [SystemTexts.HelpButton] }]
        : [.. call.Conversation.Said.Select(said => Again(said, call.Library))];

    static Saying Again(Said said, DialogLibrary library)
    {
        var (dialog, key) = said.Key.Split('/') is [var owner, var own] ? (owner, own) : (Wordings.Shared, said.Key);
        var step = library.Find(dialog)?.All.OfType<SayStep>().FirstOrDefault(step => step.Text.Name == key);
        var saying = step?.ToSaying(library.Find(dialog)!) ?? new Saying(key, dialog) { Buttons = said.Buttons ?? [] };
        return saying with { With = said.With };
    }
}
