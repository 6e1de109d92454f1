namespace InquiryBot.Core.Desk;

/// <summary>How long the bot is silent after a colleague's last word in a vendor's own inbox.</summary>
public sealed record HoldRule(TimeSpan Time);
