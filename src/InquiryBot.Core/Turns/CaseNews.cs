using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Turns;

/// <summary>Tells a citizen how his case stands, in his language and between whatever else he talks about.</summary>
internal static class CaseNews
{
    public static TurnOutcome Tell(Texts texts, Conversation conversation, CaseProgress progress)
    {
        if (KeyOf(progress) is not { } key) return new(conversation, [], []);

        var replies = new List<Activity> { Line(key, ("number", progress.Number), ("department", progress.Department ?? ""), ("reason", Reason())) };
        if (progress.Note is { } note) replies.Add(Line(SystemTexts.CaseNote, ("note", note)));
        return new(conversation, replies, []);

        string Reason() => progress.Reason is { } reason ? texts.Words(Wordings.Shared, SystemTexts.CaseReason(reason), conversation.Language) : "";

        Activity Line(string words, params ReadOnlySpan<(string, string)> with) => texts.Say(words, conversation, with) with { ChannelData = TurnJson.System };
    }

    static string? KeyOf(CaseProgress progress) => CaseStates.Read(progress.State) switch
    {
        CaseState.Assigned => SystemTexts.CaseAssigned,
        CaseState.InProgress => SystemTexts.CaseInProgress,
        CaseState.Done => SystemTexts.CaseDone,
        CaseState.Declined => SystemTexts.CaseDeclined,
        CaseState.Merged => SystemTexts.CaseMerged,
        _ => null,
    };
}
