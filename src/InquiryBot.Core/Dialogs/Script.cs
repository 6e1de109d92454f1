using InquiryBot.Core.Dialogs.Fetching;

namespace InquiryBot.Core.Dialogs;

/// <summary>A scripted conversation of a <c>tests.yaml</c>: what the citizen says and what must come of it.</summary>
/// <param name="Name">A sentence, as it is printed.</param>
/// <param name="Folder">The dialog folder that it stands in.</param>
/// <param name="Dialog">The dialog whose text keys it may use without their dialog's name.</param>
public sealed record Script(Key Name, string Folder, string Dialog, string Language, IReadOnlyList<ScriptLine> Lines)
{
    /// <summary>What sources answer in place of their samples, by name.</summary>
    public IReadOnlyDictionary<string, Fetched> Sources { get; init; } = new Dictionary<string, Fetched>();
}

/// <summary>One line of a script.</summary>
public abstract record ScriptLine(Mark At)
{
    /// <summary>The citizen types; <c>{case.number}</c> and its like stand for what the bot has said.</summary>
    public sealed record Types(string Text, Mark At) : ScriptLine(At);

    public sealed record SharesLocation(double Latitude, double Longitude, string? Name, Mark At) : ScriptLine(At);

    public sealed record SendsPhoto(string File, Mark At) : ScriptLine(At);

    /// <summary>Presses the button with the words of a text key.</summary>
    public sealed record Chooses(Key Text, Mark At) : ScriptLine(At);

    /// <summary>Picks a language in the channel's own menu.</summary>
    public sealed record PicksLanguage(string Tag, Mark At) : ScriptLine(At);

    /// <summary>Opens the conversation.</summary>
    public sealed record Arrives(Mark At) : ScriptLine(At);

    /// <summary>The bot must have said just these texts, in this order.</summary>
    public sealed record Hears(IReadOnlyList<Key> Keys, Mark At) : ScriptLine(At);

    /// <summary>These slots must hold these values.</summary>
    public sealed record Slots(IReadOnlyDictionary<string, Key> Values, Mark At) : ScriptLine(At);

    /// <summary>The message before must have led to a hand-off.</summary>
    public sealed record Ticket(string? Reason, string? Urgency, Mark At) : ScriptLine(At);
}
