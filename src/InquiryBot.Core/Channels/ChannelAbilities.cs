namespace InquiryBot.Core.Channels;

/// <summary>
/// What a channel can show, as data, so that nobody has to ask for its name. Lengths are UTF-16 units.
/// </summary>
public sealed record ChannelAbilities(int MaxText, int MaxButtons, bool Cards, bool EditsMessages);
