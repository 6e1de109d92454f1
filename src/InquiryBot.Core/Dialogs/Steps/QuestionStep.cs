using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>A step that waits for the citizen and puts what he says into a slot.</summary>
public abstract record QuestionStep : Step
{
    public required Key Question { get; init; }
    public required Key Slot { get; init; }

    /// <summary>The citizen may skip it; the slot then stays empty.</summary>
    public bool Optional { get; init; }

    /// <summary>The value is stored sealed.</summary>
    public bool Private { get; init; }
    public Retry Retry { get; init; } = new();

    /// <summary>Nobody has to answer: whoever goes on with something else has passed it over, and nobody is reminded of it.</summary>
    public bool ByTheWay { get; init; }

    /// <summary>The kind of its answers (<see cref="AnswerKinds"/>).</summary>
    public virtual string Kind => "";

    /// <summary>The kinds of things by which a sentence answers it before it is put.</summary>
    public virtual IReadOnlyList<string> Named => [Kind];

    /// <summary>True when one thing in a sentence may answer both.</summary>
    internal bool SharesWith(QuestionStep other) => Named.Any(other.Named.Contains);

    /// <summary>Quick replies under the question.</summary>
    public abstract IReadOnlyList<Key> Offers { get; }

    /// <summary>True when any text would be an answer, so that only a very clear wish may take its place.</summary>
    public virtual bool TakesAnyText => false;

    /// <summary>True when the answer is kept in the citizen's own words, which may hold anything.</summary>
    public virtual bool TakesWords => false;

    /// <summary>True when an answer that is only likely is believed the second time alone.</summary>
    public virtual bool AsksOnceMore => false;

    /// <summary>True when the citizen may change the answer later; such a slot has a name of its own, <c>slot-…</c>.</summary>
    public virtual bool Changes => !ByTheWay;

    public override IEnumerable<Key> TextKeys => new[] { Question, Retry.Say, Changes && Slot.Name.Length > 0 ? new Key(SystemTexts.Slot(Slot.Name), Slot.At) : null }.OfType<Key>().Concat(Offers);

    /// <summary>What is said when the answer is understood and cannot be taken; null when it can.</summary>
    internal virtual Key? Refusal(Heard heard, Scene scene) => null;

    /// <summary>True when the answer is right and does not say enough.</summary>
    internal virtual bool IsTooWide(Heard heard, Scene scene) => false;

    /// <summary>The message as an answer to this question.</summary>
    internal abstract Heard Hear(Scene scene, Dialog dialog);

    /// <summary>What a citizen's first sentence says already; nothing when the question must be asked.</summary>
    internal virtual Heard Hint(Scene scene) => Heard.Nothing;

    internal override ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct) =>
        ValueTask.FromResult(so.Slots.ContainsKey(Slot.Name)
            ? new Walked(so, dialog.After(this))
            : new Walked(Ask(scene, dialog, so), this, Waits: true));

    /// <summary>Asks; <paramref name="words"/> are those of a retry.</summary>
    internal Progress Ask(Scene scene, Dialog dialog, Progress so, string? words = null) =>
        scene.Say(so, Form(scene, dialog, so, words ?? Question.Name));

    /// <summary>The question as it is put now: with what is known, and a way back to the question before when there is one.</summary>
    internal virtual Saying Form(Scene scene, Dialog dialog, Progress so, string words)
    {
        var saying = ToSaying(dialog, words) with { With = scene.ValuesIn(dialog, so) };
        return Changes && Stepping.Before(dialog, so, this) is not null ? saying with { Buttons = [.. saying.Buttons, SystemTexts.Back] } : saying;
    }

    /// <summary>The question in its own words or in those of a retry, but for the values of the placeholders.</summary>
    public Saying ToSaying(Dialog dialog, string words) =>
        new(words, dialog.Intent) { Buttons = [.. Offers.Select(key => key.Name)], Asks = true };

    /// <summary>What was heard as it is kept: a private value sealed, and words that nobody has read with personal data covered.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Keep(Heard heard, IVault vault) =>
        from value in heard.Values
        select KeyValuePair.Create(value.Key, Private && value.Value.Length > 0 ? vault.SealSlot(value.Value) : SealedSlots.Open(Masked(value.Key, value.Value)));

    string Masked(string slot, string value) => TakesWords && slot == Slot.Name ? Masking.Mask(value).Text : value;
}

/// <summary>What happens when an answer was not understood.</summary>
/// <param name="Times">How often the question is asked again.</param>
/// <param name="Say">The words of asking again; none: the shared <c>retry-generic</c>.</param>
/// <param name="Then">What comes after that.</param>
public sealed record Retry(int Times = 2, Key? Say = null, RetryEnd Then = RetryEnd.HandOff);

public enum RetryEnd
{
    /// <summary>A counselor takes over.</summary>
    HandOff,

    /// <summary>The slot stays empty.</summary>
    Skip,

    /// <summary>The dialog ends.</summary>
    Cancel,
}
