using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Meta;

/// <summary>How Meta proves whose webhook it is, the same for Messenger, Instagram and WhatsApp.</summary>
internal static class MetaHub
{
    /// <summary>Whether the body was signed with the app's secret (<c>X-Hub-Signature-256</c>).</summary>
    public static bool IsSigned(InboundRequest request, string appSecret) =>
        request.Header("X-Hub-Signature-256") is ['s', 'h', 'a', '2', '5', '6', '=', .. var given] && Signature.IsHexHmacSha256(given, appSecret, request.Body.Span);

    /// <summary>What Meta wants to hear when it checks our address.</summary>
    public static Receipt Challenge(IReadOnlyDictionary<string, string> query, string verifyToken) =>
        query.GetValueOrDefault("hub.mode") is "subscribe" && Signature.IsSecret(query.GetValueOrDefault("hub.verify_token"), verifyToken) && query.GetValueOrDefault("hub.challenge") is { Length: > 0 } challenge
            ? new Receipt.Answered("text/plain", challenge)
            : Receipt.Refused.NotSigned;
}
