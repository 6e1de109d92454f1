using System.Threading.Channels;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Workers;

namespace InquiryBot.Endpoints;

/// <summary>
/// The response of a channel that wants its replies there: stored first as always, then whatever the delivery worker has within the
/// channel's time, also what had waited for this message. What is late waits in the outbox for a way back.
/// </summary>
internal sealed class ChannelAnswers(Intake intake, IChats chats, OpenResponses responses, IOutbox outbox, ISignal signal, IConversations conversations, DialogEngine dialogs, DirectLineTokens tokens, ChannelAddress address,
    TimeProvider clock)
{
    /// <summary>How long what is given back may take to come again.</summary>
    static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    public long Now => clock.GetTimestamp();

    /// <param name="began">When the request arrived, by <see cref="Now"/>.</param>
    public async Task<IResult> AnswerAsync(IAnswersInResponse channel, InboundRequest request, Receipt.Accepted receipt, long began, CancellationToken ct)
    {
        var id = Chat.IdOf(channel.Id, receipt.Arrivals[0].Chat);
        var response = responses.Open(id);
        var offers = new List<OfferedParts>();
        try
        {
            var turns = Channel.CreateUnbounded<Change>();
            using var listening = signal.Listen(id, change =>
            {
                // A turn was stored whose replies wait behind others, or that says nothing because a counselor has the word.
                if (change is Change.Held or Change.TicketChanged) turns.Writer.TryWrite(change);
            });
            var asked = ((await intake.TakeAsync(channel, receipt, ct))[0].Received as Received.Stored)?.ActivityId;

            using var budget = new CancellationTokenSource(Left(channel, began), clock);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, ct);
            try
            {
                await CollectAsync(response, offers, turns.Reader, id, asked, () => Left(channel, began) > Again, limit.Token);
            }
            catch (Exception late) when (late is OperationCanceledException or ChannelClosedException)
            {
                // What has come by now is the answer.
            }

            return await ComposeAsync(channel, request, response, offers, id, ct);
        }
        catch
        {
            foreach (var offer in offers) offer.Take(0);
            response.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes what is offered until the reply to this very message is among it. One that was stored behind what is held here would wait
    /// for it, and this for that: so what is held is given back once, and comes again with all that is there.
    /// </summary>
    /// <param name="inTime">Whether what is given back can come again before the time is over; if not, what is held is the answer.</param>
    async Task CollectAsync(OpenResponse response, List<OfferedParts> offers, ChannelReader<Change> turns, ConversationId id, string? asked, Func<bool> inTime, CancellationToken ct)
    {
        var (behind, again) = (false, false);
        var (coming, turned) = (response.Offers.WaitToReadAsync(ct).AsTask(), turns.WaitToReadAsync(ct).AsTask());
        while (!offers.Exists(offer => offer.Parts.Any(part => part.Activity.ReplyToId == asked)))
        {
            if (behind && offers.Count > 0)
            {
                if (again || !inTime()) return;
                foreach (var offer in offers) offer.Take(OfferedParts.Again);
                offers.Clear();
                again = true;
            }

            if (!coming.IsCompleted && await Task.WhenAny(coming, turned) == turned)
            {
                await turned;
                var silent = false;
                while (turns.TryRead(out var turn)) (behind, silent) = (behind || turn is Change.Held, silent || turn is Change.TicketChanged);
                turned = turns.WaitToReadAsync(ct).AsTask();
                if (offers.Count == 0 && !await outbox.WakeAsync(id, ct) && silent) return;
                continue;
            }

            if (!await coming) return;
            while (response.Offers.TryRead(out var offer)) offers.Add(offer);
            coming = response.Offers.WaitToReadAsync(ct).AsTask();
        }
    }

    async Task<IResult> ComposeAsync(IAnswersInResponse channel, InboundRequest request, OpenResponse response, List<OfferedParts> offers, ConversationId id, CancellationToken ct)
    {
        List<OutgoingReply> parts = [.. offers.SelectMany(offer => offer.Parts)];
        if (parts.Count > 0)
        {
            var (body, taken) = channel.Answer(parts);
            return new Written(body, channel.AnswerType, response, offers, taken);
        }

        var conversation = await conversations.FindAsync(id, ct);
        var manner = conversation?.Manner ?? "";
        var (wait, memo) = channel.NotYet(request, dialogs.Texts.Say(SystemTexts.OneMoment, manner).Text!, () => conversation is null ? null : Onward(conversation));

        // Before the response closes: what is ready then looks for a way back.
        if (memo is not null) await chats.SentAsync(id, memo, ct);
        return new Written(wait, channel.AnswerType, response, offers, 0);
    }

    /// <summary>To web chat. In the part of the address that no server is told, so that it stands in no log.</summary>
    Onward? Onward(Conversation conversation) => address.Public is not { } here ? null
        : new(dialogs.Texts.Say(SystemTexts.ContinueHere, conversation.Manner).Text!, new Uri(here, $"/#continue={tokens.IssueLink(conversation.Id.Value, conversation.User)}"));

    TimeSpan Left(IAnswersInResponse channel, long began) =>
        channel.AnswerWithin - clock.GetElapsedTime(began) is var left && left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);

    /// <summary>Tells the delivery worker what went out only when it has: of a connection that broke, everything goes back.</summary>
    sealed class Written(string body, string type, OpenResponse response, List<OfferedParts> offers, int taken) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var left = 0;
            try
            {
                await Results.Text(body, type).ExecuteAsync(httpContext);
                await httpContext.Response.CompleteAsync();
                if (!httpContext.RequestAborted.IsCancellationRequested) left = taken;
            }
            finally
            {
                foreach (var offer in offers)
                {
                    var some = Math.Min(left, offer.Parts.Count);
                    offer.Take(some);
                    left -= some;
                }

                response.Dispose();
            }
        }
    }
}
