using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>
/// <c>wait:</c> for an event of that name, which comes from inside and never from a citizen; its value, when it is words,
/// goes into the slot. After <c>minutes</c> without it the steps of <c>when-late</c> end the dialog.
/// </summary>
public sealed record WaitStep : Step
{
    public required Key Event { get; init; }

    /// <summary>What the citizen is told, and told again when he writes meanwhile.</summary>
    public required Key Tells { get; init; }
    public Key? Slot { get; init; }
    public required int Minutes { get; init; }
    public Branch? Late { get; init; }

    public override IEnumerable<Key> TextKeys => [Tells];
    public override IEnumerable<IReadOnlyList<Step>> Inner => Late is { } late ? [late.Steps] : [];
    public override bool InnerJoins => false;

    internal override ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct)
    {
        var due = scene.Now.AddMinutes(Minutes);
        so = Tell(scene, dialog, so);
        return ValueTask.FromResult(new Walked(so.WithTop(so.Top! with { Due = due }), this, Waits: true));
    }

    internal Progress Tell(Scene scene, Dialog dialog, Progress so) => scene.Say(so, new Saying(Tells.Name, dialog.Intent) { With = scene.ValuesIn(dialog, so) });

    /// <summary>Whether an activity is what it waits for.</summary>
    internal bool Hears(Activity activity) =>
        activity.Type == ActivityTypes.Event && activity.Name == Event.Name && activity.From?.Role is not Roles.User;

    internal Progress Take(Scene scene, Progress so)
    {
        so = so.WithTop(so.Top! with { Due = null });
        return Slot is { } slot && scene.Message.Value is { ValueKind: JsonValueKind.String } value ? so.Learn([KeyValuePair.Create(slot.Name, value.GetString()!)]) : so;
    }

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("tells", "slot", "minutes", "when-late");
        var slot = map.Key("slot");
        map.IdFor(slot?.Name);
        return new WaitStep
        {
            Id = map.Id,
            At = map.At,
            Event = map.Subject,
            Tells = map.Required("tells"),
            Slot = slot,
            Minutes = map.Count("minutes") ?? 60,
            Late = map["when-late"] is { } late ? map.Branch(new Key("late", late.At), late) : null,
        };
    }
}
