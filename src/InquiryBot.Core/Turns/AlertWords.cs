using InquiryBot.Core.Activities;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Turns;

/// <summary>Disaster mode as a citizen hears it: what to do, in his language, then what was added by hand.</summary>
public sealed class AlertWords(AlertBoard board, DialogShelf shelf, DialogEngine dialogs)
{
    /// <summary>Once in a conversation, before the answer. Whoever is in danger is helped first, and hears it with his next question.</summary>
    public TurnOutcome Before(TurnOutcome outcome, Understood understood)
    {
        if (outcome.Replies.Count == 0 || board.Current is not { } alert || outcome.Conversation.Alerted == alert.Id || Crisis.Is(understood.Intent)) return outcome;

        return outcome with
        {
            Conversation = outcome.Conversation with { Alerted = alert.Id },
            Replies = [Say(alert.Kind, alert.Words, outcome.Conversation.Manner), .. outcome.Replies],
        };
    }

    /// <summary>The words as a message of the bot.</summary>
    public Activity Say(string kind, IReadOnlyDictionary<string, string> words, Manner manner)
    {
        var general = dialogs.Texts.Say(SystemTexts.Alert(kind), manner);
        var added = shelf.Current.Languages.Chain(manner.Language).Select(tag => words.GetValueOrDefault(tag)).FirstOrDefault(text => text is { Length: > 0 });
        return added is null ? general : general with { Text = $"{general.Text}\n{added}" };
    }
}
