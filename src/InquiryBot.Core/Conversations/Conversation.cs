using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Core.Conversations;

/// <summary>
/// What is remembered of one conversation between two turns. Immutable: a turn makes the next one, and the
/// commit stores it. Holds no text of the citizen but the slots that a form asked for.
/// </summary>
public sealed record Conversation
{
    public required ConversationId Id { get; init; }
    public required string Channel { get; init; }

    /// <summary>The citizen's id on that channel.</summary>
    public string User { get; init; } = "";

    /// <summary>BCP-47 tag of the language that the bot speaks.</summary>
    public string Language { get; init; } = "ko";

    /// <summary>True when the citizen picked the language himself; a guess then no longer changes it.</summary>
    public bool LanguageChosen { get; init; }

    /// <summary>The language that the citizen writes, where it is none that the bot speaks: an interpreter is looked for in it.</summary>
    public string? Foreign { get; init; }

    /// <summary>The language that the citizen writes, as far as it is known.</summary>
    [JsonIgnore]
    public string Written => Foreign ?? Language;

    /// <summary>True when the citizen asked for short and plain sentences.</summary>
    public bool Easy { get; init; }

    [JsonIgnore]
    public Manner Manner => new(Language, Easy);

    /// <summary>Who speaks: the bot when null, otherwise the counselor of this ticket.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>True when a counselor has taken that ticket; until then the bot may still take a call-back, or a withdrawal.</summary>
    public bool Attended { get; init; }

    /// <summary>When he was last told that he waits for a counselor.</summary>
    public DateTimeOffset? Reassured { get; init; }

    /// <summary>Said where everybody reads it, such as a comment: counselors answer, the bot never does.</summary>
    public bool Public { get; init; }

    /// <summary>A counselor has moved here from what was said in public: the citizen's next words are for the desk.</summary>
    public bool Moved { get; init; }

    /// <summary>Until when a colleague who answers in the vendor's own inbox has the word, and the bot is silent.</summary>
    public DateTimeOffset? Held { get; init; }

    /// <summary>Dialogs in progress, the innermost last.</summary>
    public IReadOnlyList<Frame> Dialogs { get; init; } = [];

    /// <summary>What the bot said last, for "say that again".</summary>
    public IReadOnlyList<Said> Said { get; init; } = [];

    /// <summary>Messages in a row that the bot did not understand.</summary>
    public int Misses { get; init; }

    /// <summary>True while it is not known what became of a question that the bot did not understand.</summary>
    public bool Missed { get; init; }

    /// <summary>A question that the bot itself asked and that the next message answers, such as <c>cancel</c>.</summary>
    public string? Pending { get; init; }

    /// <summary>When the citizen last said something while a dialog waited for him.</summary>
    public DateTimeOffset? Heard { get; init; }

    /// <summary>When the timer rings that looks after a silent citizen; one at a time, however often he writes.</summary>
    public DateTimeOffset? Watch { get; init; }

    /// <summary>He was reminded of the open question, and has been silent since.</summary>
    public bool Reminded { get; init; }

    /// <summary>Forms that he left, kept for a while.</summary>
    public Draft? Draft { get; init; }

    /// <summary>The alert that he was told of last.</summary>
    public string? Alerted { get; init; }

    /// <summary>When he was last asked how he was served.</summary>
    public DateTimeOffset? SurveyedAt { get; init; }

    public bool Ended { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ConversationJson.Default.Conversation);

    /// <exception cref="JsonException">The stored state is not one that this version wrote.</exception>
    public static Conversation FromJson(string json) => JsonSerializer.Deserialize(json, ConversationJson.Default.Conversation)
        ?? throw new JsonException("The stored state is empty.");
}

/// <summary>One dialog in progress: where it stands, what it has learned, how often the present question was missed.</summary>
public sealed record Frame(string Dialog, string Step)
{
    /// <summary>Slot or result name to value; a private one is sealed by the vault.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();
    public int Tries { get; init; }

    /// <summary>Steps that are not done a second time when the form is walked through again: what was said, acts that last.</summary>
    public IReadOnlyList<string>? Done { get; init; }

    /// <summary>A new value, by slot, until the citizen tells for which of several it is, or that it is meant at all.</summary>
    public IReadOnlyDictionary<string, string>? Proposed { get; init; }

    /// <summary>Until when a step waits for an event.</summary>
    public DateTimeOffset? Due { get; init; }
}

/// <summary>Dialogs that were left unfinished, the innermost last.</summary>
/// <param name="At">When they were left.</param>
public sealed record Draft(IReadOnlyList<Frame> Dialogs, DateTimeOffset At)
{
    /// <summary>The citizen was asked whether to go on; he finds it again when he begins the same form.</summary>
    public bool Offered { get; init; }

    /// <summary>A counselor goes on with them; they are kept until he comes.</summary>
    public bool Handed { get; init; }
}

/// <summary>A text by its key (<c>dialog/key</c> when it is a dialog's own), with what its placeholders held.</summary>
public sealed record Said(string Key, IReadOnlyDictionary<string, string>? With = null)
{
    /// <summary>Which of the text's variants it was, so that the next time it is another.</summary>
    public int Variant { get; init; }

    /// <summary>Text keys of the quick replies that came along, unless the dialog's step names them.</summary>
    public IReadOnlyList<string>? Buttons { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Conversation))]
internal sealed partial class ConversationJson : JsonSerializerContext;
