using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary><c>go-to:</c> another dialog takes this one's place; <c>with:</c> gives it what is known already, slot by slot.</summary>
public sealed record GoToStep : Step
{
    public required Key Target { get; init; }
    public IReadOnlyDictionary<string, Key> With { get; init; } = new Dictionary<string, Key>();

    internal override ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct)
    {
        if (scene.Library.Find(Target.Name) is not { } target) return ValueTask.FromResult(new Walked(so, dialog.After(this)));

        // What stays empty here is still to be asked there.
        var given = With.Select(value => KeyValuePair.Create(value.Key, scene.Fill(value.Value.Name, so))).Where(value => value.Value.Length > 0).ToDictionary();
        return ValueTask.FromResult(new Walked(so.Pop().Push(new Frame(target.Intent, target.Steps[0].Id) { Slots = given }), target.Steps[0]) { Into = target });
    }

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("with");
        return new GoToStep
        {
            Id = map.IdFor(null),
            At = map.At,
            Target = map.Subject,
            With = map["with"]?.AsOpenMap().All.ToDictionary(entry => entry.Name.Name, entry => entry.Value.AsKey()) ?? [],
        };
    }
}
