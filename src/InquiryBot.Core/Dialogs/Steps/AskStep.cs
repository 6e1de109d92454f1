using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary><c>ask:</c> an open question whose answer is of one kind (<see cref="AnswerKinds"/>).</summary>
public sealed record AskStep : QuestionStep
{
    public required Key Entity { get; init; }
    public IReadOnlyList<Key> Buttons { get; init; } = [];

    /// <summary>Where words of any kind answer: what in a sentence is the answer before the question is put, such as a bus's number.</summary>
    public IReadOnlyList<Key> NamedBy { get; init; } = [];

    /// <summary>Which answers are taken; null takes all of the kind.</summary>
    public Validity? Valid { get; init; }

    /// <summary>The part that tells it from another question of the same kind: <c>from</c>, <c>to</c>.</summary>
    public Key? Role { get; init; }

    /// <summary>Who names a place that is clearly not the office's own hears whom to ask.</summary>
    public bool WithinArea { get; init; }

    /// <summary>A name under which something has found answers to offer, with blanks between; they come behind the buttons.</summary>
    public Key? Found { get; init; }

    public override IEnumerable<Key> TextKeys => [.. base.TextKeys, .. new[] { Valid?.Say, Role is { } role ? role with { Name = SystemTexts.Role(role.Name) } : null }.OfType<Key>()];

    public override IReadOnlyList<Key> Offers => Optional ? [.. Usual, new Key(SystemTexts.Skip, At)] : Usual;

    public override string Kind => Entity.Name;

    public override IReadOnlyList<string> Named => NamedBy.Count == 0 ? base.Named : [.. NamedBy.Select(kind => kind.Name)];

    public override bool TakesAnyText => Entity.Name == AnswerKinds.Text;

    public override bool TakesWords => Entity.Name is AnswerKinds.Text or AnswerKinds.Place;

    IReadOnlyList<Key> Usual => Entity.Name == AnswerKinds.YesNo && Buttons.Count == 0 ? [new Key(SystemTexts.Yes, At), new Key(SystemTexts.No, At)] : Buttons;

    /// <summary>A text that names no place is mostly none, and a report without one is worth nothing.</summary>
    public override bool AsksOnceMore => Entity.Name == AnswerKinds.Place;

    internal override Heard Hear(Scene scene, Dialog dialog) =>
        Optional && Skips(scene) is var skips && skips > Certainty.None
            ? Heard.Of(skips, Slot.Name, "")
            : TakesAnyText && Buttons.Any(button => scene.Says(dialog.Intent, button.Name)) ? Heard.Of(Certainty.Exact, Slot.Name, scene.Typed)
            : TakesAnyText && !scene.Asks && NamedBy.Any(kind => scene.IsMostly(kind.Name)) ? Heard.Of(Certainty.Sure, Slot.Name, scene.Typed)
            : AnswerKinds.Hear(Entity.Name, Slot.Name, scene);

    internal override Heard Hint(Scene scene) => Named
        .Select(kind => Role is { } role ? AnswerKinds.InRole(kind, Slot.Name, scene, SystemTexts.Role(role.Name)) : AnswerKinds.Hint(kind, Slot.Name, scene))
        .FirstOrDefault(heard => heard.Certainty > Certainty.None, WithinArea && scene.Library.Area.ElsewhereIn(scene.Understood.Text) is { } elsewhere ? Heard.Of(Certainty.Sure, Slot.Name, elsewhere) : Heard.Nothing);

    /// <summary>Where somebody has to find the place, a whole town is asked about once more.</summary>
    internal override bool IsTooWide(Heard heard, Scene scene) =>
        WithinArea && !ByTheWay && !heard.Values.ContainsKey($"{Slot.Name}.latitude") && scene.Library.Area.IsWide(heard.Values.GetValueOrDefault(Slot.Name, ""));

    internal override Key? Refusal(Heard heard, Scene scene) =>
        WithinArea && Elsewhere.Refusal(heard, Slot, scene.Library.Area) is { } elsewhere ? elsewhere
        : Valid is { } valid && heard.Values.GetValueOrDefault(Slot.Name) is { Length: > 0 } value && !valid.Holds(value, scene.Today)
            ? valid.Say ?? Retry.Say ?? new Key(SystemTexts.RetryGeneric, At)
            : null;

    /// <summary>Who sends what is asked for beside a "no" means something else by it; by the way, "never mind" and "I don't know" are answers too.</summary>
    Certainty Skips(Scene scene) =>
        scene.Message.Attachments is { Count: > 0 } ? Certainty.None
        : scene.Says(SystemTexts.Skip) || scene.Says(SystemTexts.SkipWords) ? Certainty.Exact
        : ByTheWay && (scene.Understood.Intent == ControlIntents.Cancel || (!scene.Asks && scene.SaysThatHeDoesNotKnow)) ? Certainty.Exact
        : Entity.Name != AnswerKinds.YesNo && scene.SaysLittleBut("no") ? Certainty.Sure
        : Certainty.None;

    /// <summary>
    /// A sentence that names a place elsewhere before it is asked for is told so at once. By the way, nobody is asked anything in the
    /// middle of a form, while he waits for a counselor, or when he has just been; what the answer would lead to is not said either.
    /// </summary>
    internal override ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct) =>
        ByTheWay && !so.Slots.ContainsKey(Slot.Name) && (so.Conversation.Dialogs.Count > 1 || so.Conversation.Ticket is not null || scene.FollowsUp) ? ValueTask.FromResult(new Walked(so, null))
        : WithinArea && !so.Slots.ContainsKey(Slot.Name) && Hint(scene) is var hint && Refusal(hint, scene) is { } refusal
            ? ValueTask.FromResult(new Walked(Elsewhere.Beside(scene, Ask(scene, dialog, so, refusal.Name), this, hint, refusal), this, Waits: true))
        : !so.Slots.ContainsKey(Slot.Name) && Hint(scene) is var wide && IsTooWide(wide, scene)
            ? ValueTask.FromResult(new Walked(WideTown.Ask(scene, dialog, so, this, wide), this, Waits: true))
            : base.EnterAsync(scene, dialog, so, ct);

    internal override Saying Form(Scene scene, Dialog dialog, Progress so, string words)
    {
        var saying = base.Form(scene, dialog, so, words);
        if (Elsewhere.Asks(words)) saying = saying with { Buttons = [SystemTexts.PlaceInArea, .. saying.Buttons] };
        return Answers(so) is { Length: > 0 } answers ? saying with { Titles = answers } : saying;
    }

    /// <summary>The answers that were found, as they are offered.</summary>
    internal string[] Answers(Progress so) => Found is { } found ? so.Slots.GetValueOrDefault(found.Name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("slot", "entity", "optional", "private", "buttons", "valid", "within-area", "by-the-way", "named-by", "found", "role", "retry");
        var entity = map.Required("entity");
        var named = map.Keys("named-by");
        foreach (var unknown in named.Prepend(entity).Where(kind => kind.Name.Length > 0 && !AnswerKinds.All.Contains(kind.Name)))
            map.Note(unknown.At, $"unknown entity `{unknown}`", Suggest.From(unknown.Name, AnswerKinds.All) ?? $"known are {string.Join(", ", AnswerKinds.All)}");
        var slot = map.Required("slot");
        var within = map.Flag("within-area");
        if (within && entity.Name != AnswerKinds.Place) map.Note(entity.At, $"`within-area` is about a place, and not about `{entity}`");
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
            Valid = map["valid"] is { } valid ? Validity.Read(valid, entity.Name) : null,
            WithinArea = within,
            ByTheWay = map.Flag("by-the-way"),
            NamedBy = named,
            Found = map.Key("found"),
            Role = map.Key("role"),
            Retry = map.Retry(),
        };
    }
}
