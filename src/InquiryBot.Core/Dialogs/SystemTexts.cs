namespace InquiryBot.Core.Dialogs;

/// <summary>Keys of the shared texts (<c>texts/&lt;tag&gt;.yaml</c>) that the program itself says or recognizes.</summary>
public static class SystemTexts
{
    public const string Apology = "apology";
    public const string DidNotUnderstand = "did-not-understand";
    public const string DidNotUnderstandOffer = "did-not-understand-offer";
    public const string DidYouMean = "did-you-mean";
    public const string NoneOfThese = "none-of-these";
    public const string CancelAsks = "cancel-asks";
    public const string Cancelled = "cancelled";
    public const string NothingToCancel = "nothing-to-cancel";
    public const string StartedOver = "started-over";
    public const string NothingToRepeat = "nothing-to-repeat";
    public const string LanguageChanged = "language-changed";
    public const string WhichLanguage = "which-language";
    public const string FormChanged = "form-changed";
    public const string FormGone = "form-gone";
    public const string WaitingPosition = "waiting-position";
    public const string WaitingFirst = "waiting-first";
    public const string NobodyOnDuty = "nobody-on-duty";
    public const string NobodyRightNow = "nobody-right-now";
    public const string CallBackOffer = "call-back-offer";
    public const string CallBackButton = "call-back-button";
    public const string CounselorJoined = "counselor-joined";
    public const string CounselorLeft = "counselor-left";
    public const string BackToBot = "back-to-bot";
    public const string Transferred = "transferred";
    public const string MessageSetAside = "message-set-aside";
    public const string TooLong = "too-long";
    public const string TooFast = "too-fast";
    public const string FileTooLarge = "file-too-large";
    public const string FileNotAccepted = "file-not-accepted";
    public const string AttachmentReceived = "attachment-received";
    public const string OneMoment = "one-moment";
    public const string RetryGeneric = "retry-generic";
    public const string Skip = "skip";

    /// <summary>Never said: other words by which a question may be skipped, as variants.</summary>
    public const string SkipWords = "skip-words";
    public const string Yes = "yes";
    public const string No = "no";
    public const string ShareLocation = "share-location";
    public const string TalkToCounselorButton = "talk-to-counselor-button";
    public const string HelpButton = "help-button";

    /// <summary>Never said whole: the days from Monday on, as variants.</summary>
    public const string Weekdays = "weekdays";
    public const string DaySpan = "day-span";
    public const string TimeSpan = "time-span";
    public const string AllDay = "all-day";
    public const string MomentToday = "moment-today";
    public const string MomentTomorrow = "moment-tomorrow";
    public const string MomentLater = "moment-later";

    /// <summary>The name of an intent's topic as a button: <c>topic-passport</c>.</summary>
    public static string Topic(string intent) => $"topic-{intent}";

    /// <summary>The placeholders that the program can fill, by key; a key without any is not listed.</summary>
    public static IReadOnlyDictionary<string, string[]> Placeholders { get; } = new Dictionary<string, string[]>
    {
        [WaitingPosition] = ["position"],
        [NobodyOnDuty] = ["opens"],
        [CounselorJoined] = ["name"],
        [TooLong] = ["limit"],
        [FileTooLarge] = ["limit"],
        [DaySpan] = ["first", "last"],
        [TimeSpan] = ["from", "to"],
        [MomentToday] = ["time"],
        [MomentTomorrow] = ["time"],
        [MomentLater] = ["time", "weekday", "month", "day"],
    };

    /// <summary>What every language must have.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        Apology, DidNotUnderstand, DidNotUnderstandOffer, DidYouMean, NoneOfThese, CancelAsks, Cancelled, NothingToCancel, StartedOver,
        NothingToRepeat, LanguageChanged, WhichLanguage, FormChanged, FormGone, WaitingPosition, WaitingFirst, NobodyOnDuty, NobodyRightNow, CallBackOffer,
        CallBackButton, CounselorJoined, CounselorLeft, BackToBot, Transferred, MessageSetAside, TooLong, TooFast, FileTooLarge, FileNotAccepted,
        AttachmentReceived, OneMoment, RetryGeneric, Skip, SkipWords, Yes, No, ShareLocation, TalkToCounselorButton, HelpButton,
        Weekdays, DaySpan, TimeSpan, AllDay, MomentToday, MomentTomorrow, MomentLater,
    ];
}
