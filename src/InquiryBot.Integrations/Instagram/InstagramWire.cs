using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Meta;

namespace InquiryBot.Integrations.Instagram;

/// <summary>What of Meta's wire is Instagram's alone; the rest is shared.</summary>
internal static class InstagramWire
{
    /// <summary>What an account hears of; echoes come with the messages.</summary>
    public const string Fields = "messages,messaging_postbacks,messaging_referral,comments,live_comments,mentions";

    /// <summary>Where a comment's answers are.</summary>
    public const string Answers = "replies";

    public static MetaAccount Account(InstagramSettings settings) =>
        new("instagram", settings.AccountId ?? "", settings.AppId ?? 0, settings.AppSecret ?? "", settings.VerifyToken ?? "");

    public static ChannelAbilities Abilities(bool humanAgent) => new()
    {
        Text = new(1000, LengthUnit.Utf8Bytes), // some 333 syllables of Hangul
        Buttons = 13, // on phones; elsewhere they are not shown, and the words are typed
        ButtonLabel = new(20, LengthUnit.Utf16),
        Carousel = 10,
        CardTitle = new(80, LengthUnit.Utf16),
        CardText = new(80, LengthUnit.Utf16),
        CardButtons = 3,
        Image = true, // other files go as addresses: only PDF is taken, and no type can be told apart here
        Typing = true,
        Window = MetaSending.Window,
        CounselorWindow = humanAgent ? MetaSending.AgentWindow : null,
        PrivateReplies = true,
        Rate = new(100, 100), // a third of what the vendor names for text
    };
}
