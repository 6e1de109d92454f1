using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>change-language</c>: switches to the language that the message names, or asks which; forms are kept.</summary>
public sealed class ChangeLanguage : IAction
{
    public ActionShape Shape { get; } = new("change-language");

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct) => ValueTask.FromResult(
        call.Library.Languages.NamedIn(call.Message.Text ?? "") is { } language
            ? Changed(call.Library, call.Conversation with { Language = language.Tag, LanguageChosen = true })
            : new ActionOutcome { Says = [LanguageChoice.Question(call.Library)] });

    static ActionOutcome Changed(DialogLibrary library, Conversation chosen) => new() { Conversation = chosen, Says = [LanguageChoice.Made(library, chosen)] };
}
