using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Turns;

/// <summary>Tells a citizen how his case stands, in his language and between whatever else he talks about.</summary>
internal static class CaseNews
{
    public static TurnOutcome Tell(DialogEngine dialogs, Conversation conversation, CaseProgress progress)
    {
        if (KeyOf(progress) is not { } key) return new(conversation, [], []);

        var replies = new List<Activity> { Line(key, ("number", progress.Number), ("department", Department()), ("reason", Reason())) };
        if (progress.Note is { } note) replies.Add(Line(SystemTexts.CaseNote, ("note", note)));
        return new(conversation, replies, []);

        string Department() => progress.Department is { } department ? dialogs.Office(department, conversation.Language) : "";

        string Reason() => progress.Reason is { } reason ? dialogs.Texts.Words(Wordings.Shared, SystemTexts.CaseReason(reason), conversation.Manner) : "";

        Activity Line(string words, params ReadOnlySpan<(string, string)> with) => dialogs.Texts.Say(words, conversation.Manner, with) with { ChannelData = TurnJson.System };
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
