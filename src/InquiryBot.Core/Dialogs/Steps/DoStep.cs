using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>
/// <c>do:</c> an action. When it ends in <c>done</c> the dialog goes on; the steps of <c>when-…</c> are for another
/// outcome, and the dialog ends with them.
/// </summary>
public sealed record DoStep : Step
{
    const string When = "when-";

    public required Key Action { get; init; }
    public IReadOnlyDictionary<string, Key> With { get; init; } = new Dictionary<string, Key>();
    public IReadOnlyList<Branch> Otherwise { get; init; } = [];

    public override IEnumerable<IReadOnlyList<Step>> Inner => Otherwise.Select(outcome => outcome.Steps);
    public override bool InnerJoins => false;

    internal override async ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct)
    {
        if (so.HasDone(Id)) return new Walked(so, dialog.After(this));

        var action = scene.Actions[Action.Name];
        var outcome = await action.RunAsync(Call(scene, dialog, so), ct);
        so = outcome.Conversation is { } changed ? so with { Conversation = changed with { Dialogs = [.. changed.Dialogs, so.Top!] } } : so;
        so = so.Learn(outcome.Results) with { Entries = so.Entries.AddRange(outcome.Entries), HandOff = outcome.HandOff ?? so.HandOff };
        so = outcome.Says.Aggregate(so, scene.Say);
        if (!action.Shape.Repeats && outcome.Name == ActionOutcome.Done) so = so.Did(Id);
        return new Walked(so, Next(outcome, dialog));
    }

    ActionCall Call(Scene scene, Dialog dialog, Progress so) => new()
    {
        Conversation = so.Pop().Conversation,
        Dialog = dialog.Intent,
        Step = Id,
        Message = scene.Message,
        With = With.ToDictionary(value => value.Key, value => scene.Fill(value.Value.Name, so)),
        Slots = so.Slots,
        Library = scene.Library,
        Texts = scene.Texts,
        Now = scene.Now,
        Confirmed = scene.Confirmed == dialog.Intent,
    };

    Step? Next(ActionOutcome outcome, Dialog dialog) =>
        Otherwise.FirstOrDefault(other => other.Value.Name == outcome.Name) is { Steps: [var first, ..] } ? first : dialog.After(this);

    internal static Step Read(StepMap map)
    {
        map.AllowOnly(["with", .. map.Names.Where(name => name.StartsWith(When, StringComparison.Ordinal))]);
        return new DoStep
        {
            Id = map.IdFor(null),
            At = map.At,
            Action = map.Subject,
            With = map["with"]?.AsOpenMap().All.ToDictionary(entry => entry.Name.Name, entry => entry.Value.AsKey()) ?? [],
            Otherwise = [.. map.All.Where(entry => entry.Name.Name.StartsWith(When, StringComparison.Ordinal))
                .Select(entry => map.Branch(entry.Name with { Name = entry.Name.Name[When.Length..] }, entry.Value))],
        };
    }
}

/// <summary>Steps for one value or outcome.</summary>
public sealed record Branch(Key Value, IReadOnlyList<Step> Steps);
