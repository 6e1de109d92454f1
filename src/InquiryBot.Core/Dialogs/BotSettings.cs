namespace InquiryBot.Core.Dialogs;

/// <summary>Who the bot is and when it is sure enough to speak: <c>bot.yaml</c>.</summary>
public sealed record BotSettings
{
    /// <summary>The bot's name, by language.</summary>
    public IReadOnlyDictionary<string, string> Name { get; init; } = new Dictionary<string, string>();

    /// <summary>Whose bot it is, by language.</summary>
    public IReadOnlyDictionary<string, string> Owner { get; init; } = new Dictionary<string, string>();

    /// <summary>The dialog that a citizen meets on arrival.</summary>
    public string Opening { get; init; } = "greeting";

    /// <summary>Messages in a row that were not understood before a person is offered.</summary>
    public int MissesBeforeCounselor { get; init; } = 2;

    /// <summary>Days after which an answer has to be compared with its source again.</summary>
    public int ReviewEveryDays { get; init; } = 365;

    /// <summary>Letters that a button holds on every channel, or is numbered for.</summary>
    public int LongestButton { get; init; } = 32;
    public Thresholds Thresholds { get; init; } = new();
    public SilenceSettings Silence { get; init; } = new();
    public SurveySettings Survey { get; init; } = new();
}

/// <summary>How often a citizen is asked how he was served, and how long the question stands.</summary>
public sealed record SurveySettings
{
    /// <summary>Hours in which a conversation is not asked again.</summary>
    public int AskAgainAfterHours { get; init; } = 24;

    /// <summary>Minutes after which an answer is none any more.</summary>
    public int CloseAfterMinutes { get; init; } = 60;
}

/// <summary>How long a form waits for a citizen who has fallen silent.</summary>
public sealed record SilenceSettings
{
    /// <summary>Minutes until he is reminded, once.</summary>
    public int RemindAfterMinutes { get; init; } = 15;

    /// <summary>Minutes after that until the form is kept as a draft.</summary>
    public int SaveAfterMinutes { get; init; } = 30;

    /// <summary>Days for which a draft is kept.</summary>
    public int KeepDraftDays { get; init; } = 7;
}

/// <summary>How sure the understanding must be, from 0 to 1, before the bot acts on an intent.</summary>
public sealed record Thresholds
{
    /// <summary>To answer when no question is open.</summary>
    public double Answer { get; init; } = 0.60;

    /// <summary>By how much the best intent must be ahead of the next one; nearer ones are asked about.</summary>
    public double Margin { get; init; } = 0.15;

    /// <summary>To offer the topic as a guess.</summary>
    public double DidYouMean { get; init; } = 0.35;

    /// <summary>To leave a question for another intent when the message is no clear answer to it.</summary>
    public double InForm { get; init; } = 0.80;

    /// <summary>The same where any text is an answer.</summary>
    public double InFreeText { get; init; } = 0.95;

    /// <summary>How sure it is that somebody wants a person who says so among other things.</summary>
    public double ForPerson { get; init; } = 0.90;

    /// <summary>To act on danger to life, at any moment.</summary>
    public double Emergency { get; init; } = 0.60;
}
