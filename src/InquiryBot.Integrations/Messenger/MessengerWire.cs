using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Meta;

namespace InquiryBot.Integrations.Messenger;

/// <summary>What of Meta's wire is a Page's alone; the rest is shared.</summary>
internal static class MessengerWire
{
    /// <summary>What a Page hears of: messages with their echoes, and what is said in public.</summary>
    public const string Fields = "messages,messaging_postbacks,message_echoes,message_edits,messaging_referrals,feed,mention";

    /// <summary>Where a comment's answers are.</summary>
    public const string Answers = "comments";

    public static MetaAccount Account(MessengerSettings settings) =>
        new("page", settings.PageId ?? "", settings.AppId ?? 0, settings.AppSecret ?? "", settings.VerifyToken ?? "");

    public static ChannelAbilities Abilities(bool humanAgent) => new()
    {
        Text = new(2000, LengthUnit.Utf16), // long cited; the reference no longer names a figure (unverified)
        Buttons = 13,
        ButtonLabel = new(20, LengthUnit.Utf16),
        Carousel = 10,
        CardTitle = new(80, LengthUnit.Utf16),
        CardText = new(80, LengthUnit.Utf16),
        CardButtons = 3,
        Image = true,
        File = true,
        Typing = true,
        Window = MetaSending.Window,
        CounselorWindow = humanAgent ? MetaSending.AgentWindow : null,
        PrivateReplies = true,
        Rate = new(100, 100), // a third of what the vendor names for text
    };
}
