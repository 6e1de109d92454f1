using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>What the steps of a dialog name: actions with what they need, slots, and steps that nothing leads to.</summary>
internal sealed class StepCheck(DialogLibrary library, KnownNames known)
{
    public IEnumerable<Fault> Faults() =>
        from dialog in library.Dialogs
        from step in dialog.All
        from fault in step switch
        {
            DoStep act => Action(dialog, act),
            BranchStep branch => Branches(dialog, branch),
            GoToStep go => Goal(dialog, go),
            AskStep { Found: { } found } when !known.In(dialog).Contains(found.Name) => [UnknownSlot(dialog, found, found.Name)],
            ConfirmStep confirm => confirm.Slots.Where(slot => dialog.Questions.All(question => question.Slot.Name != slot.Name)).Select(slot => UnknownSlot(dialog, slot, slot.Name)),
            _ => [],
        }
        select fault;

    IEnumerable<Fault> Action(Dialog dialog, DoStep act)
    {
        if (!known.Actions.TryGetValue(act.Action.Name, out var shape))
            return [new Fault(act.Action.At, $"unknown action `{act.Action}`", Suggest.From(act.Action.Name, known.Actions.Keys))];
        return [.. Given(act, shape), .. Values(act, shape), .. act.With.Values.SelectMany(value => Placeholders(dialog, value)), .. Outcomes(act, shape)];
    }

    static IEnumerable<Fault> Given(DoStep act, ActionShape shape)
    {
        foreach (var need in shape.Needs.Where(need => !act.With.ContainsKey(need)))
            yield return new Fault(act.At, $"`{shape.Name}` needs `{need}`", $"with: {{ {need}: … }}");
        if (shape.Takes is not { } takes) yield break;
        foreach (var (name, value) in act.With.Where(value => !shape.Needs.Contains(value.Key) && !takes.Contains(value.Key)))
            yield return new Fault(value.At, $"`{shape.Name}` takes no `{name}`", Suggest.From(name, shape.Needs.Concat(takes)));
    }

    static IEnumerable<Fault> Values(DoStep act, ActionShape shape) =>
        from value in act.With
        where shape.Values.TryGetValue(value.Key, out var fixedValues) && !fixedValues.Contains(value.Value.Name) && !Placeholder.NamesIn(value.Value.Name).Any()
        select new Fault(
            value.Value.At, $"`{value.Key}` cannot be `{value.Value}`",
            Suggest.From(value.Value.Name, shape.Values[value.Key]) ?? string.Join(", ", shape.Values[value.Key]));

    static IEnumerable<Fault> Outcomes(DoStep act, ActionShape shape)
    {
        foreach (var other in act.Otherwise.Where(other => !shape.Outcomes.Contains(other.Value.Name)))
            yield return new Fault(other.Value.At, $"`{shape.Name}` never ends in `{other.Value}`, so these steps are never reached", Suggest.From(other.Value.Name, shape.Outcomes));
        foreach (var outcome in shape.Outcomes.Where(outcome => act.Otherwise.All(other => other.Value.Name != outcome)))
            yield return new Fault(act.At, $"`{shape.Name}` can also end in `{outcome}`", $"add `when-{outcome}:` with steps");
    }

    IEnumerable<Fault> Branches(Dialog dialog, BranchStep branch)
    {
        if (!known.In(dialog).Contains(branch.On.Name)) return [UnknownSlot(dialog, branch.On, branch.On.Name)];
        if (known.ValuesOf(dialog, branch.On.Name) is not { } values) return [];
        var unreached = branch.When.Where(way => !values.Contains(way.Value.Name)).Select(way => new Fault(
            way.Value.At, $"`{branch.On}` is never `{way.Value}`, so these steps are never reached",
            Suggest.From(way.Value.Name, values) ?? $"it can be {string.Join(", ", values)}"));
        return branch.Else is { } other && !KnownNames.MayBeEmpty(dialog, branch.On.Name) && values.All(value => branch.When.Any(way => way.Value.Name == value))
            ? unreached.Append(new Fault(other.Value.At, $"every value of `{branch.On}` has its own steps, so these are never reached"))
            : unreached;
    }

    IEnumerable<Fault> Goal(Dialog dialog, GoToStep go)
    {
        if (library.Find(go.Target.Name) is not { } target)
            return [new Fault(go.Target.At, $"there is no dialog `{go.Target}`", Suggest.From(go.Target.Name, library.Dialogs.Select(other => other.Intent)))];
        var slots = target.Questions.Select(question => question.Slot.Name).ToList();
        var strange = go.With.Where(value => !slots.Contains(value.Key)).Select(value => new Fault(value.Value.At, $"`{target.Intent}` has no slot `{value.Key}`", Suggest.From(value.Key, slots)));
        var behind = dialog.After(go) is { } next && Follows(dialog, go, next) ? [new Fault(next.At, "this step is never reached", "`go-to` ends the dialog")] : Array.Empty<Fault>();
        return [.. strange, .. go.With.Values.SelectMany(value => Placeholders(dialog, value)), .. behind];
    }

    /// <summary>True when a step stands in the same list behind another, and not where branches meet again.</summary>
    static bool Follows(Dialog dialog, Step step, Step next) =>
        dialog.All.SelectMany(outer => outer.Inner).Append(dialog.Steps).Any(list => list.Contains(step) && list.Contains(next));

    IEnumerable<Fault> Placeholders(Dialog dialog, Key value) =>
        Placeholder.NamesIn(value.Name).Where(name => !known.In(dialog).Contains(name)).Select(name => UnknownSlot(dialog, value, name));

    Fault UnknownSlot(Dialog dialog, Key at, string name) =>
        new(at.At, $"unknown slot `{name}`", Suggest.From(name, known.In(dialog)));
}
