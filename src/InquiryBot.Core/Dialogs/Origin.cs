namespace InquiryBot.Core.Dialogs;

/// <summary>Where an answer comes from, as the citizen is told.</summary>
/// <param name="Owner">The responsible office.</param>
/// <param name="Source">The address of the official page.</param>
/// <param name="Reviewed">When a person last compared the answer with it.</param>
/// <param name="Due">True when that is too long ago; the answer is given all the same, and says so.</param>
public sealed record Origin(string Owner, string Source, DateOnly Reviewed, bool Due)
{
    /// <summary>Null for what says nothing official: controls, forms, and danger to life, where nobody reads a source.</summary>
    public static Origin? Of(Dialog dialog, BotSettings bot, DateOnly today) =>
        dialog is { Kind: DialogKind.Answer or DialogKind.Lookup, IsEmergency: false, Owner: { } owner, Source: { } source, Reviewed: { } reviewed }
            ? new(owner, source, reviewed, today >= reviewed.AddDays(bot.ReviewEveryDays))
            : null;
}
