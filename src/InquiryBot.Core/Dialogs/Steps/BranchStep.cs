using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary><c>branch:</c> goes by the value of a slot or result; the branches meet again behind it.</summary>
public sealed record BranchStep : Step
{
    public required Key On { get; init; }
    public IReadOnlyList<Branch> When { get; init; } = [];

    /// <summary>The steps for every other value.</summary>
    public Branch? Else { get; init; }

    public override IEnumerable<IReadOnlyList<Step>> Inner => When.Append(Else).OfType<Branch>().Select(branch => branch.Steps);

    internal override ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct)
    {
        var value = so.Slots.GetValueOrDefault(On.Name, "");
        var branch = When.FirstOrDefault(branch => branch.Value.Name == value) ?? Else;
        return ValueTask.FromResult(new Walked(so, branch is { Steps: [var first, ..] } ? first : dialog.After(this)));
    }

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("when", "else");
        if (map["when"] is null) map.Note(map.At, "`when` is missing");
        return new BranchStep
        {
            Id = map.IdFor(null),
            At = map.At,
            On = map.Subject,
            When = [.. (map["when"]?.AsOpenMap().All ?? []).Select(branch => map.Branch(branch.Name, branch.Value))],
            Else = map["else"] is { } other ? map.Branch(new Key("else", other.At), other) : null,
        };
    }
}
