using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>
/// <c>confirm:</c> shows what was answered, each with its label, and a button to change each; goes on when the citizen says
/// that it is right. The text has a place <c>{summary}</c>.
/// </summary>
public sealed record ConfirmStep : QuestionStep
{
    public const string Summary = "summary";
    public const string Confirmed = "confirmed";

    // Before a label: a button that changes something, not one that says it.
    const string Pencil = "✎ ";

    /// <summary>Which slots it shows, in this order; none: all.</summary>
    public IReadOnlyList<Key> Slots { get; init; } = [];

    public override IReadOnlyList<Key> Offers => [new Key(SystemTexts.ConfirmYes, At)];
    public override bool Changes => false;

    internal override Heard Hear(Scene scene, Dialog dialog) =>
        scene.Says(SystemTexts.ConfirmYes) || scene.YesOrNo() == "yes" ? Heard.Of(Certainty.Exact, Confirmed, "yes") : Heard.Nothing;

    internal override Saying Form(Scene scene, Dialog dialog, Progress so, string words)
    {
        var shown = Shown(dialog, so).ToList();
        var language = so.Conversation.Language;
        var lines = string.Join('\n', shown.Select(question => $"{scene.Label(dialog, question, language)}: {scene.Shown(dialog, question, so)}"));
        var sealedOne = shown.Any(question => SealedSlots.IsSealed(so.Slots[question.Slot.Name]));
        return ToSaying(dialog, words) with
        {
            Titles = [.. shown.Select(question => Pencil + scene.Label(dialog, question, language))],
            With = new Dictionary<string, string>(scene.ValuesIn(dialog, so)) { [Summary] = sealedOne ? scene.Vault.SealSlot(lines) : lines },
        };
    }

    /// <summary>The answered questions that are shown; skipped ones are not.</summary>
    IEnumerable<QuestionStep> Shown(Dialog dialog, Progress so)
    {
        var answered = dialog.Questions.Where(question => so.Slots.GetValueOrDefault(question.Slot.Name, "").Length > 0).DistinctBy(question => question.Slot.Name).ToList();
        return Slots.Count == 0 ? answered : Slots.Select(slot => answered.Find(question => question.Slot.Name == slot.Name)).OfType<QuestionStep>();
    }

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("slots", "retry");
        return new ConfirmStep
        {
            Id = map.IdFor(null),
            At = map.At,
            Question = map.Subject,
            Slot = new Key(Confirmed, map.At),
            Slots = map.Keys("slots"),
            Retry = map.Retry(),
        };
    }
}
