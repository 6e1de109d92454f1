using InquiryBot.Core.Alerts;

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

    /// <summary>To a yes or a no that answers nothing.</summary>
    public const string WhatElse = "what-else";
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

    /// <summary>To who is in danger: no place in a line, and the numbers that answer at once.</summary>
    public const string EmergencyWaits = "emergency-waits";
    public const string EmergencyNobody = "emergency-nobody";
    /// <summary>To who was in danger and now wants nobody: somebody looks all the same.</summary>
    public const string EmergencyStays = "emergency-stays";
    public const string CallBackOffer = "call-back-offer";
    public const string CallBackButton = "call-back-button";
    public const string TicketStillWaiting = "ticket-still-waiting";
    public const string TicketWithdrawn = "ticket-withdrawn";
    public const string CancelButton = "cancel-button";
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

    /// <summary>The button under it that leads to web chat: 14 letters, which is what KakaoTalk shows.</summary>
    public const string ContinueHere = "continue-here";
    public const string LinkUsedUp = "link-used-up";
    public const string RetryGeneric = "retry-generic";
    public const string Skip = "skip";

    /// <summary>Never said: other words by which a question may be skipped, as variants.</summary>
    public const string SkipWords = "skip-words";
    public const string Yes = "yes";
    public const string No = "no";
    public const string ShareLocation = "share-location";
    public const string TalkToCounselorButton = "talk-to-counselor-button";
    public const string HelpButton = "help-button";

    /// <summary>Back to the question before; the other words for it are never said.</summary>
    public const string Back = "back";
    public const string BackWords = "back-words";
    public const string FirstQuestion = "first-question";

    /// <summary>Never said: how a language puts what was wrong beside what is right, as variants with <c>{wrong}</c> and <c>{right}</c>.</summary>
    public const string Corrections = "corrections";

    /// <summary>Never said: what people begin with when they take something back, beside a plain no: "sorry", "oh wait".</summary>
    public const string TakeBackWords = "take-back-words";

    /// <summary>Never said: how a sentence ends that is no more than its last word: "이에요", "please".</summary>
    public const string SentenceEnds = "sentence-ends";

    /// <summary>Never said: words of those who ask how long they have yet to wait.</summary>
    public const string WaitingWords = "waiting-words";

    /// <summary>Never said: pieces of what somebody says who does not know the answer, as variants.</summary>
    public const string DontKnowWords = "dont-know-words";

    /// <summary>Never said: words that name no place, and mean the one that was given: "here".</summary>
    public const string HereWords = "here-words";

    /// <summary>Never said: words that turn what is said right behind them into its opposite.</summary>
    public const string NotWords = "not-words";

    /// <summary>Never said: what is said of a thing that is wrong, and names no better one.</summary>
    public const string WrongWords = "wrong-words";

    /// <summary>Never said: how people say <see cref="GoOn"/> without its button.</summary>
    public const string GoOnWords = "go-on-words";

    /// <summary>How people ask what it costs, and say nothing else.</summary>
    public const string PriceWords = "price-words";
    public const string Corrected = "corrected";
    public const string WhichSlot = "which-slot";
    public const string ConfirmYes = "confirm-yes";
    public const string Noted = "noted";
    public const string GoOnOffer = "go-on-offer";
    public const string GoOn = "go-on";
    public const string Stop = "stop";
    public const string SilenceReminder = "silence-reminder";
    public const string DraftSaved = "draft-saved";
    public const string FormHandedOver = "form-handed-over";
    public const string DraftOffer = "draft-offer";
    public const string DraftDropped = "draft-dropped";
    public const string StartAnew = "start-anew";

    /// <summary>Never said whole: the days from Monday on, as variants.</summary>
    public const string Weekdays = "weekdays";
    public const string DaySpan = "day-span";
    public const string TimeSpan = "time-span";
    public const string AllDay = "all-day";
    public const string MomentToday = "moment-today";
    public const string MomentTomorrow = "moment-tomorrow";
    public const string MomentLater = "moment-later";
    public const string CaseAssigned = "case-assigned";
    public const string CaseInProgress = "case-in-progress";
    public const string CaseDone = "case-done";
    public const string CaseDeclined = "case-declined";
    public const string CaseMerged = "case-merged";
    public const string CaseNote = "case-note";
    public const string PlaceOffMap = "place-off-map";

    /// <summary>A place that another office answers for, and the button that says it is ours after all.</summary>
    public const string PlaceElsewhere = "place-elsewhere";
    public const string PlaceInArea = "place-in-area";

    /// <summary>A name that is a town of ours and one elsewhere.</summary>
    public const string PlaceShared = "place-shared";

    /// <summary>Said before an answer that was made up for a demonstration.</summary>
    public const string SampleData = "sample-data";

    /// <summary>An amount of won, with the number as the language writes it.</summary>
    public const string MoneyWon = "money-won";

    /// <summary>Under an official answer: its office, and when it was last compared with its source.</summary>
    public const string OriginLine = "origin-line";
    public const string SourceLink = "source-link";
    public const string BeingReviewed = "being-reviewed";

    /// <summary>The button that asks for easy words.</summary>
    public const string EasyReadButton = "easy-read-button";
    public const string EasyOn = "easy-on";
    public const string EasyOff = "easy-off";

    /// <summary>What the keys of texts end in that are never said: further words of citizens.</summary>
    public const string Heard = "-words";

    /// <summary>The name of an intent's topic as a button: <c>topic-passport</c>.</summary>
    public static string Topic(string intent) => $"topic-{intent}";

    /// <summary>Why an office declined a case, in a sentence of its own: <c>case-reason-not-found</c>.</summary>
    public static string CaseReason(string reason) => $"case-reason-{reason}";

    static readonly string[] CaseReasons = ["not-found", "not-ours", "private-land", "unclear", "already-settled", "not-possible"];

    /// <summary>What to do in a disaster: <c>alert-heavy-rain</c>.</summary>
    public static string Alert(string kind) => $"alert-{kind}";

    /// <summary>What a slot is called: <c>slot-place</c>. The first variant is shown, the others are understood.</summary>
    public static string Slot(string slot) => $"slot-{slot}";

    /// <summary>Never said: how a language marks the part that a value plays, as variants with <c>{value}</c>: "from {value}".</summary>
    public static string Role(string role) => $"role-{role}";

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
        [OriginLine] = ["owner", "reviewed"],
        [MoneyWon] = ["amount"],
        [MomentLater] = ["time", "weekday", "month", "day"],
        [CaseAssigned] = ["number", "department"],
        [CaseInProgress] = ["number"],
        [CaseDone] = ["number"],
        [CaseDeclined] = ["number", "reason"],
        [CaseMerged] = ["number"],
        [CaseNote] = ["note"],
        [Corrections] = ["wrong", "right"],
        [Corrected] = ["label", "value"],
        [GoOnOffer] = ["topic"],
        [SilenceReminder] = ["topic"],
        [DraftSaved] = ["topic", "days"],
        [DraftOffer] = ["topic"],
        ["confirm-summary"] = ["summary"],
        [Role("from")] = ["value"],
        [Role("to")] = ["value"],
        [Role("people")] = ["value"],
    };

    /// <summary>What every language must have.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        Apology, DidNotUnderstand, DidNotUnderstandOffer, DidYouMean, NoneOfThese, CancelAsks, Cancelled, NothingToCancel, WhatElse, StartedOver,
        NothingToRepeat, LanguageChanged, WhichLanguage, FormChanged, FormGone, WaitingPosition, WaitingFirst, NobodyOnDuty, NobodyRightNow, EmergencyWaits, EmergencyNobody, EmergencyStays, CallBackOffer,
        CallBackButton, TicketStillWaiting, TicketWithdrawn, CancelButton, CounselorJoined, CounselorLeft, BackToBot, Transferred, MessageSetAside, TooLong, TooFast, FileTooLarge, FileNotAccepted,
        AttachmentReceived, OneMoment, ContinueHere, LinkUsedUp, RetryGeneric, Skip, SkipWords, Yes, No, ShareLocation, TalkToCounselorButton, HelpButton,
        Weekdays, DaySpan, TimeSpan, AllDay, MomentToday, MomentTomorrow, MomentLater, SampleData, OriginLine, SourceLink, BeingReviewed, MoneyWon, EasyOn, EasyOff,
        CaseAssigned, CaseInProgress, CaseDone, CaseDeclined, CaseMerged, CaseNote, PlaceOffMap, PlaceElsewhere, PlaceInArea, PlaceShared, .. CaseReasons.Select(CaseReason), .. AlertKinds.All.Select(Alert),
        Back, BackWords, FirstQuestion, Corrections, TakeBackWords, SentenceEnds, WaitingWords, DontKnowWords, HereWords, NotWords, WrongWords, GoOnWords, PriceWords, Corrected, WhichSlot, ConfirmYes, Noted, GoOnOffer, GoOn, Stop, FormHandedOver,
        SilenceReminder, DraftSaved, DraftOffer, DraftDropped, StartAnew,
    ];
}
