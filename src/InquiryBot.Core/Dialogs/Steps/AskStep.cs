using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary><c>ask:</c> an open question whose answer is of one kind (<see cref="AnswerKinds"/>).</summary>
public sealed record AskStep : QuestionStep
{
    public required Key Entity { get; init; }
    public IReadOnlyList<Key> Buttons { get; init; } = [];

    public override IReadOnlyList<Key> Offers => Optional ? [.. Usual, new Key(SystemTexts.Skip, At)] : Usual;

    public override bool TakesAnyText => Entity.Name == AnswerKinds.Text;

    public override bool TakesWords => Entity.Name is AnswerKinds.Text or AnswerKinds.Place;

    IReadOnlyList<Key> Usual => Entity.Name == AnswerKinds.YesNo && Buttons.Count == 0 ? [new Key(SystemTexts.Yes, At), new Key(SystemTexts.No, At)] : Buttons;

    /// <summary>A text that names no place is mostly none, and a report without one is worth nothing.</summary>
    public override bool AsksOnceMore => Entity.Name == AnswerKinds.Place;

    internal override Heard Hear(Scene scene, Dialog dialog) =>
        Optional && Skips(scene) is var skips && skips > Certainty.None
            ? Heard.Of(skips, Slot.Name, "")
            : AnswerKinds.Hear(Entity.Name, Slot.Name, scene);

    internal override Heard Hint(Scene scene) => AnswerKinds.Hint(Entity.Name, Slot.Name, scene);

    Certainty Skips(Scene scene) =>
        scene.Says(SystemTexts.Skip) || scene.Says(SystemTexts.SkipWords) ? Certainty.Exact
        : Entity.Name != AnswerKinds.YesNo && scene.SaysLittleButNo() ? Certainty.Sure
        : Certainty.None;

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("slot", "entity", "optional", "private", "buttons", "retry");
        var entity = map.Required("entity");
        if (entity.Name.Length > 0 && !AnswerKinds.All.Contains(entity.Name))
            map.Note(entity.At, $"unknown entity `{entity}`", Suggest.From(entity.Name, AnswerKinds.All) ?? $"known are {string.Join(", ", AnswerKinds.All)}");
        var slot = map.Required("slot");
        return new AskStep
        {
            Id = map.IdFor(slot.Name),
            At = map.At,
            Question = map.Subject,
            Slot = slot,
            Entity = entity,
            Optional = map.Flag("optional"),
            Private = map.Flag("private"),
            Buttons = map.Keys("buttons"),
            Retry = map.Retry(),
        };
    }
}
