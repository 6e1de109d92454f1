using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Endpoints;

/// <summary>
/// Turns what changed into what consoles are told. A change is only a hint: what is told is read from the store, so
/// that a hint that was lost, came twice or came from another node does no harm. Only conversations with a ticket
/// are followed; the others cost a look into a table.
/// </summary>
internal sealed partial class DeskFeed(
    IDesk desk, IConversations conversations, ISignal signal, DeskViews views, DeskEvents events, TimeProvider clock, ILogger<DeskFeed> log) : BackgroundService
{
    const int MostWaiting = 10_000;
    const int MostFollowed = 5_000;
    const int Page = 50;

    /// <summary>What was said last is still on its way when a ticket is closed.</summary>
    static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(2);

    readonly Channel<Change> _changes = Channel.CreateBounded<Change>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    readonly ConcurrentDictionary<ConversationId, Followed> _followed = new();
    IDisposable? _listening;
    bool _missed;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = signal.ListenToAll(Hear);
        foreach (var status in new[] { TicketStatus.Waiting, TicketStatus.Open })
            foreach (var ticket in await desk.ListAsync(status, MostFollowed, cancellationToken))
                await FollowAsync(ticket, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listening?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in _changes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(change, stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(problem, change.Conversation.Value);
                events.Publish("reload", "{}");
            }
        }
    }

    /// <summary>Called by whoever changes something, so it only takes a note.</summary>
    void Hear(Change change)
    {
        if (change is not Change.TicketChanged && !_followed.ContainsKey(change.Conversation)) return;
        if (!_changes.Writer.TryWrite(change)) Volatile.Write(ref _missed, true);
    }

    async Task TellAsync(Change change, CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _missed, false)) events.Publish("reload", "{}");
        if (change is Change.TicketChanged changed) await TellTicketAsync(changed, ct);
        if (!_followed.TryGetValue(change.Conversation, out var followed)) return;

        if (change is Change.Passing passing) TellTyping(followed, passing);
        else await TellLinesAsync(change, followed, ct);
    }

    async Task TellTicketAsync(Change.TicketChanged changed, CancellationToken ct)
    {
        if (await desk.FindAsync(changed.Ticket, ct) is not { } ticket) return;

        if (!_followed.TryGetValue(ticket.Conversation, out var followed) || followed.Ticket != ticket.Id)
        {
            if (ticket.Status is TicketStatus.Closed) return;
            followed = await FollowAsync(ticket, ct);
        }

        await TellLinesAsync(changed, followed, ct);
        foreach (var note in (await desk.NotesAsync(ticket.Id, ct)).Skip(followed.Notes))
        {
            followed.Notes++;
            TellEntry(followed, TranscriptEntry.Of(note));
        }

        var shown = await views.OfAsync(ticket, ct);
        if (shown != followed.Shown) events.Publish("ticket", JsonSerializer.Serialize(shown, DeskJson.Wire.TicketView));
        followed.Shown = shown;
        if (ticket.Status is TicketStatus.Closed) followed.Until ??= clock.GetUtcNow() + Afterwards;
        foreach (var (conversation, over) in _followed)
            if (over.Until < clock.GetUtcNow()) _followed.TryRemove(conversation, out _);
    }

    /// <summary>All lines that have not been told yet, and how it went with one that has.</summary>
    async Task TellLinesAsync(Change change, Followed followed, CancellationToken ct)
    {
        var told = followed.Sequence;
        for (var more = true; more;)
        {
            var rows = await desk.LinesAsync(change.Conversation, followed.Sequence, Page, ct);
            foreach (var row in rows)
            {
                if (TranscriptEntry.Of(row) is { } entry) TellEntry(followed, entry);
                followed.Sequence = row.Sequence;
            }

            more = rows.Count == Page;
        }

        if (change is Change.Settled settled && settled.Sequence <= told) await TellDeliveryAsync(settled, followed, ct);
    }

    async Task TellDeliveryAsync(Change.Settled settled, Followed followed, CancellationToken ct)
    {
        var rows = await conversations.ReadAsync(settled.Conversation, settled.Sequence - 1, 1, ct);
        if (rows is not [var row] || row.Sequence != settled.Sequence || TranscriptEntry.Of(row) is not { } entry) return;

        var told = new DeliveryEvent(followed.Ticket.Value, entry.Id, DeskViews.Word(entry.Delivery), entry.Problem);
        events.Publish("delivery", JsonSerializer.Serialize(told, DeskJson.Wire.DeliveryEvent));
    }

    void TellTyping(Followed followed, Change.Passing passing)
    {
        if (ActivityJson.Read(passing.Body) is { Type: ActivityTypes.Typing, From.Role: not Roles.Bot })
            events.Publish("typing", JsonSerializer.Serialize(new TypingEvent(followed.Ticket.Value, "citizen"), DeskJson.Wire.TypingEvent));
    }

    void TellEntry(Followed followed, TranscriptEntry entry) =>
        events.Publish("entry", JsonSerializer.Serialize(new EntryEvent(followed.Ticket.Value, DeskViews.Of(entry)), DeskJson.Wire.EntryEvent));

    /// <summary>From now on: what was before is fetched with the ticket.</summary>
    async Task<Followed> FollowAsync(Ticket ticket, CancellationToken ct) => _followed[ticket.Conversation] = new Followed(ticket.Id)
    {
        Sequence = await conversations.LastSequenceAsync(ticket.Conversation, ct),
        Notes = (await desk.NotesAsync(ticket.Id, ct)).Count,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Consoles could not be told of a change; they fetch again (conversation {ConversationId})")]
    partial void LogFailed(Exception problem, string conversationId);

    /// <summary>How far the consoles know a conversation. Written by the one loop alone.</summary>
    sealed class Followed(TicketId ticket)
    {
        public TicketId Ticket => ticket;
        public long Sequence { get; set; }
        public int Notes { get; set; }
        public TicketView? Shown { get; set; }

        /// <summary>Set when the ticket is closed.</summary>
        public DateTimeOffset? Until { get; set; }
    }
}
