namespace InquiryBot.Core.Channels;

/// <summary>A channel whose vendor takes several messages at once, for the price or the token of one.</summary>
public interface ISendsTogether : IChannel
{
    int MostTogether { get; }

    /// <summary>Hands over parts of one chat, in order; how many of them the delivery is about is for the channel to say, and at least one.</summary>
    ValueTask<(Delivery Delivery, int Taken)> SendTogetherAsync(IReadOnlyList<OutgoingReply> parts, CancellationToken ct);
}

/// <summary>
/// A channel whose vendor wants the replies in the response to its request. What is ready in time goes there; what is later is sent
/// if the vendor gave a way back, and otherwise put off (<see cref="DeliveryReasons.WaitsForCitizen"/>) until the citizen's next message.
/// </summary>
public interface IAnswersInResponse : ISendsTogether
{
    /// <summary>From the request to the answer, with a margin for the way.</summary>
    TimeSpan AnswerWithin { get; }

    /// <summary>What is late can be sent at any time.</summary>
    bool SendsLate => false;

    /// <summary>The media type of the response.</summary>
    string AnswerType => "application/json";

    /// <summary>The response that holds the first of these parts, and how many; at least one.</summary>
    (string Body, int Taken) Answer(IReadOnlyList<OutgoingReply> parts);

    /// <summary>The response when there is nothing in time, and the chat's memo when it leaves a way back.</summary>
    /// <param name="request">The vendor's request.</param>
    /// <param name="oneMoment">What to tell the citizen, in his language.</param>
    /// <param name="onward">Where he may read on instead; null: nowhere. Asked for only where there is no way back.</param>
    (string Body, string? Memo) NotYet(InboundRequest request, string oneMoment, Func<Onward?> onward);
}

/// <summary>A way to the same conversation elsewhere.</summary>
/// <param name="Label">Of a button, in the citizen's language.</param>
/// <param name="Address">Whoever opens it is taken for him, for some minutes.</param>
public sealed record Onward(string Label, Uri Address);
