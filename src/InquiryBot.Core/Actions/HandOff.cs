using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary>
/// <c>hand-off</c>: asks for a person, with all that was learned. The forms in progress end, because the counselor
/// goes on with them; until he comes they are kept for who would rather not wait. For danger to life nobody thinks of a
/// form, so that it is kept to be taken up later. The reason <c>call-back</c> asks for a call later.
/// </summary>
public sealed class HandOff : IAction
{
    const string CallBack = "call-back";
    static readonly string[] Named = ["reason", "urgency"];

    public ActionShape Shape { get; } = new("hand-off")
    {
        Needs = ["reason"],
        Takes = null,
        Values = new Dictionary<string, string[]> { ["urgency"] = ["normal", "high", "emergency"] },
    };

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct)
    {
        var request = new HandOffRequest(call.With["reason"], UrgencyOf(call.With.GetValueOrDefault("urgency")))
        {
            CallBack = call.With["reason"] == CallBack,
            Topic = Topic(call),
            Slots = Merge(Learned.In(call.Conversation), call.With.Where(value => !Named.Contains(value.Key))),
        };
        var emergency = request.Urgency is Urgency.Emergency;
        var saved = emergency ? Offers.DraftOf(call.Conversation.Dialogs, call.Now) : null;
        return ValueTask.FromResult(new ActionOutcome
        {
            HandOff = request,
            Conversation = call.Conversation with { Dialogs = [], Draft = emergency ? saved ?? call.Conversation.Draft : Offers.Handed(call.Conversation, call.Now) },
            Says = saved is null ? [] : [Offers.Saved(call.Library, call.Texts, saved.Dialogs[^1].Dialog, call.Conversation.Language)],
        });
    }

    static Urgency UrgencyOf(string? name) => name switch
    {
        "emergency" => Urgency.Emergency,
        "high" => Urgency.High,
        _ => Urgency.Normal,
    };

    /// <summary>The form that was interrupted; else the dialog that spoke last; else the one that asks for the person.</summary>
    static string Topic(ActionCall call)
    {
        if (call.Conversation.Dialogs is [.., var form]) return form.Dialog;
        var last = call.Conversation.Said.Select(said => said.Key.Split('/')).LastOrDefault(key => key.Length == 2)?[0];
        return last is not null && call.Library.Find(last) is { Kind: not DialogKind.Control } ? last : call.Dialog;
    }

    static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> learned, IEnumerable<KeyValuePair<string, string>> given)
    {
        var all = new Dictionary<string, string>(learned);
        foreach (var (name, value) in given.Where(value => value.Value.Length > 0)) all[name] = value;
        return all;
    }
}
