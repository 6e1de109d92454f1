using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Workers;

/// <summary>Step 1 for what a vendor's channel has read: stored, once, before anybody acknowledges it.</summary>
public sealed partial class Intake(IChats chats, Reception reception, IOutbox outbox, IErasure erasure, DialogShelf shelf, Meters meters, ILogger<Intake> log)
{
    /// <summary>Where a citizen's file is shown, also before it is fetched.</summary>
    public const string Files = "/v3/directline/attachments/";

    /// <summary>Something is to be fetched; may be missed without harm.</summary>
    public event Action? FilesAwaited;

    public async ValueTask<IReadOnlyList<(ConversationId Conversation, Received Received)>> TakeAsync(IChannel channel, Receipt receipt, CancellationToken ct)
    {
        if (receipt is Receipt.Ignored other) meters.ReceivedNothing(channel.Id, other.Kind);
        if (receipt is not Receipt.Accepted accepted) return [];

        foreach (var kind in accepted.Unused) meters.ReceivedNothing(channel.Id, kind);
        foreach (var report in accepted.Reports) await chats.ReportAsync(Chat.IdOf(channel.Id, report.Chat), report.ActivityId, report.Problem, ct);
        foreach (var gone in accepted.ToErase)
            if (await erasure.EraseCitizenAsync(Chat.IdOf(channel.Id, gone.Chat), channel.Id, gone.Citizen, gone.Within, ct) is { } erased) LogErased(channel.Id, erased.Id);
        var taken = new List<(ConversationId, Received)>();
        foreach (var arrival in accepted.Arrivals) taken.Add(await TakeAsync(channel, arrival, ct));

        // What had waited for the citizen, in a closed window or for a response, may go now.
        if (channel.Abilities.Window is not null || (channel is IAnswersInResponse && !accepted.InResponse))
            foreach (var (arrival, (id, _)) in accepted.Arrivals.Zip(taken))
                if (arrival.OpensWindow) await outbox.WakeAsync(id, ct);
        return taken;
    }

    async ValueTask<(ConversationId, Received)> TakeAsync(IChannel channel, Arrival arrival, CancellationToken ct)
    {
        var id = Chat.IdOf(channel.Id, arrival.Chat);
        var files = await chats.HearAsync(id, channel.Id, arrival, ct);
        var activity = arrival.Activity with { Attachments = Kept(arrival.Activity.Attachments, files) };
        if (arrival.Colleague) activity = activity with { ChannelData = arrival.Moved ? CounselorMark.Moved : CounselorMark.Elsewhere };
        var citizen = arrival.Colleague ? arrival.Chat : activity.From?.Id ?? arrival.Chat;
        var begins = new Conversation { Id = id, Channel = channel.Id, User = citizen, Language = LanguageOf(activity.Locale), Public = arrival.Public };
        var received = await reception.ReceiveAsync(begins, activity, arrival.MessageId, shown: activity.Type is ActivityTypes.Message, mayStart: true, ct, arrival.Colleague);

        meters.Received(channel.Id, received.GetType().Name);
        if (received is Received.NoConversation) LogEnded(id.Value);
        if (files.Count > 0) FilesAwaited?.Invoke();
        return (id, received);
    }

    string LanguageOf(string? locale) => (shelf.Current.Languages.Find(locale ?? "") ?? shelf.Current.Languages.Default).Tag;

    /// <summary>The files under our own addresses, in the order in which they came.</summary>
    static IReadOnlyList<Attachment>? Kept(IReadOnlyList<Attachment>? attachments, IReadOnlyList<string> files)
    {
        if (attachments is null || files.Count == 0) return attachments;
        var number = 0;
        return [.. attachments.Select(file => file.ContentUrl is not { Length: > 0 } ? file : file with { ContentUrl = Files + files[number++] })];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A citizen wrote into a conversation that has ended (conversation {ConversationId})")]
    partial void LogEnded(string conversationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "A citizen of {Channel} was erased, because the vendor asked for it (receipt {Receipt})")]
    partial void LogErased(string channel, string receipt);
}
